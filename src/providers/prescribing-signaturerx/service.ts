import {
  AbstractPrescribingProvider,
  type DraftAccepted,
  type DraftRequest,
  type InboundHeaders,
  type PrescriptionNotice,
} from "../../modules/prescribing/provider"
import { rejected } from "../../shared/http/http-client"
import { SignatureRxClient } from "./client"
import { signatureRxOptionsSchema, type SignatureRxOptions } from "./options"
import { hasValidSignature } from "./webhook-signature"
import { noticeFromWire, toWire } from "./wire"

/** Prescriptions are drafted here and signed by the prescriber in SignatureRx. */
export class SignatureRxPrescribingProvider extends AbstractPrescribingProvider {
  static override identifier = "signaturerx"

  readonly partner = "signaturerx"
  private readonly options: SignatureRxOptions
  private readonly client: SignatureRxClient

  static validateOptions(options: Record<string, unknown>): void {
    signatureRxOptionsSchema.parse(options)
  }

  constructor(
    _container: Record<string, unknown>,
    options: Record<string, unknown>
  ) {
    super()
    this.options = signatureRxOptionsSchema.parse(options)
    this.client = new SignatureRxClient(this.options)
  }

  override async createDraft(request: DraftRequest): Promise<DraftAccepted> {
    const ip = request.prescriber_ip ?? this.options.fallbackIp
    if (!ip) {
      throw rejected(this.partner, "prescriptions.create", 0, "prescriber_ip")
    }
    const created = await this.client.createPrescription(
      toWire(request, ip, this.options)
    )
    return {
      partner_reference: created.prescription_id,
      signing_url: created.signing_url ?? null,
    }
  }

  override isAuthentic(raw: Buffer, headers: InboundHeaders): boolean {
    return hasValidSignature(this.options.webhookSecret, raw, headers)
  }

  override parseNotice(raw: string): PrescriptionNotice {
    return noticeFromWire(raw)
  }
}
