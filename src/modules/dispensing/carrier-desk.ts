import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import {
  getVault,
  type Vault,
  type VaultOptions,
} from "../../shared/encryption/vault"
import { unexpected } from "../../shared/errors"
import { auditRow } from "../../shared/outbox"
import { issueGatePass, type GatePass } from "./gate-pass"
import {
  CARRIER_KEY,
  type BookedShipment,
  type CarrierProvider,
  type PushedScan,
  type ShipmentRequest,
  type TrackingReport,
} from "./provider"
import type { Shared } from "./records"
import { DispensingTracking } from "./tracking"

/** The carrier and the vault: workflows know no provider, so they ask here. */
export class DispensingCarrier extends DispensingTracking {
  protected readonly vault: Vault
  private readonly container: Record<string, unknown>

  constructor(
    container: Record<string, unknown>,
    private readonly settings: { vault: VaultOptions; gateSecret: string }
  ) {
    super(container, settings)
    this.container = container
    this.vault = getVault(settings.vault)
  }

  /** The carrier named in medusa-config. */
  private get carrier(): CarrierProvider {
    const carrier = this.container[CARRIER_KEY]
    if (!carrier) {
      throw unexpected("No carrier is configured for dispensing")
    }
    return carrier as CarrierProvider
  }

  /** What the fulfilment provider asks for; the caller has judged the gates. */
  issueGatePass(
    subject: Parameters<typeof issueGatePass>[1],
    now: Date
  ): GatePass {
    return issueGatePass(this.settings.gateSecret, subject, now)
  }

  /** Bytes of a patient, for a file store that doesn't know who they belong to. */
  async sealLabel(
    parcel: { id: string; patient_id: string },
    pdf: Buffer
  ): Promise<string> {
    const scope = `patient:${parcel.patient_id}`
    return this.vault.encryptBytes(scope, labelPlace(parcel.id), pdf)
  }

  /** Who read what of a supply; several readings within a minute are one (PLT-4). */
  @InjectTransactionManager()
  async noteReading(
    supplyId: string,
    what: "supply" | "label",
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const row = await this.lockSupply(supplyId, shared)
    const minute = now.toISOString().slice(0, 16)
    await this.writeOnce(
      auditRow(
        `${supplyId}:read:${what}:${actor.id}:${minute}`,
        {
          action: `${what}.read`,
          actor,
          entity_type: "supply",
          entity_id: supplyId,
          ...this.subjectOf(row),
          patient_id: row.patient_id,
        },
        now
      ),
      shared
    )
  }

  async openLabel(
    parcel: { id: string; patient_id: string },
    sealed: string
  ): Promise<Buffer> {
    const scope = `patient:${parcel.patient_id}`
    return this.vault.decryptBytes(scope, labelPlace(parcel.id), sealed)
  }

  async bookShipment(request: ShipmentRequest): Promise<BookedShipment> {
    return this.carrier.createShipment(request)
  }

  async findShipment(reference: string): Promise<BookedShipment | undefined> {
    return this.carrier.findShipment(reference)
  }

  async voidShipment(carrierReference: string): Promise<void> {
    await this.carrier.voidShipment(carrierReference)
  }

  async voidOtherShipments(
    reference: string,
    keep: string | null
  ): Promise<number> {
    return this.carrier.voidOthers(reference, keep)
  }

  async askTracking(trackingNumbers: string[]): Promise<TrackingReport[]> {
    return this.carrier.trackingSummary(trackingNumbers)
  }

  readPush(body: string): PushedScan[] {
    return this.carrier.parsePush(body)
  }

  trackingUrl(trackingNumber: string): string {
    return this.carrier.trackingUrl(trackingNumber)
  }

  get carrierName(): string {
    return this.carrier.name
  }
}

const labelPlace = (parcelId: string) => ({
  table: "parcel",
  column: "label_file_key",
  row: parcelId,
})
