import type {
  CalculatedShippingOptionPrice,
  CreateFulfillmentResult,
  FulfillmentDTO,
  FulfillmentItemDTO,
  FulfillmentOption,
  FulfillmentOrderDTO,
} from "@medusajs/framework/types"
import { AbstractFulfillmentProviderService } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { gatePassHolds, type GatePass } from "../../modules/dispensing/provider"
import { clock } from "../../shared/clock"
import { notAllowed } from "../../shared/errors"

/** The delivery choices that shipping options are made of; their prices are Medusa's. */
export const DELIVERY_CHOICES = [
  { id: "royal-mail-standard", name: "Royal Mail Tracked 24" },
  { id: "royal-mail-special", name: "Royal Mail Special Delivery" },
] as const

const optionsSchema = z.object({ gateSecret: z.string().min(32) })

const passSchema = z.object({
  gate_pass: z.object({
    parcel_id: z.string(),
    line_item_id: z.string(),
    quantity: z.number(),
    expires_at: z.number(),
    signature: z.string(),
  }),
})

/**
 * Royal Mail as Medusa sees it. It never speaks to the carrier: Medusa calls it
 * before its own checks. It is the last gate: whatever route asks, nothing is
 * fulfilled without a pass from the packing of a supply (DSP-1).
 */
class RoyalMailFulfillmentProvider extends AbstractFulfillmentProviderService {
  static override identifier = "royal-mail"
  private readonly gateSecret: string

  static validateOptions(options: unknown): void {
    optionsSchema.parse(options)
  }

  constructor(_container: Record<string, unknown>, options: unknown) {
    super()
    this.gateSecret = optionsSchema.parse(options).gateSecret
  }

  override async getFulfillmentOptions(): Promise<FulfillmentOption[]> {
    return DELIVERY_CHOICES.map((choice) => ({ ...choice }))
  }

  override async validateOption(
    data: Record<string, unknown>
  ): Promise<boolean> {
    return DELIVERY_CHOICES.some(({ id }) => id === data["id"])
  }

  override async validateFulfillmentData(
    optionData: Record<string, unknown>
  ): Promise<Record<string, unknown>> {
    // What a shopper sends along is dropped: the option alone says what it is.
    return { id: optionData["id"] }
  }

  override async canCalculate(): Promise<boolean> {
    return false
  }

  override async calculatePrice(): Promise<CalculatedShippingOptionPrice> {
    throw notAllowed("not_eligible", "Delivery prices are fixed by the option")
  }

  /** @throws gate_closed without a pass for exactly these items. */
  override async createFulfillment(
    _data: Record<string, unknown>,
    items: Partial<Omit<FulfillmentItemDTO, "fulfillment">>[],
    order: Partial<FulfillmentOrderDTO> | undefined,
    _fulfillment: Partial<
      Omit<FulfillmentDTO, "provider_id" | "data" | "items">
    >,
    additionalData?: Record<string, unknown>
  ): Promise<CreateFulfillmentResult> {
    const parsed = passSchema.safeParse(additionalData)
    const pass: GatePass | undefined = parsed.data?.gate_pass
    const asked = {
      order_id: order?.id ?? "",
      items: items.map((item) => ({
        line_item_id: item.line_item_id ?? "",
        quantity: Number(item.quantity),
      })),
    }
    if (!pass || !gatePassHolds(this.gateSecret, pass, asked, clock.now())) {
      throw notAllowed(
        "gate_closed",
        `Order ${asked.order_id}: fulfilled only by packing a supply whose gates are open`
      )
    }
    return { data: { parcel_id: pass.parcel_id }, labels: [] }
  }

  /** Only a pack that did not leave can be cancelled; Medusa sees to that. Nothing was booked here. */
  override async cancelFulfillment(): Promise<Record<string, unknown>> {
    return {}
  }

  override async createReturnFulfillment(): Promise<CreateFulfillmentResult> {
    // A returned medicine never goes back to stock: its parcel is the record.
    throw notAllowed("gate_closed", "Medicines are not taken back by a return")
  }
}

export default RoyalMailFulfillmentProvider
