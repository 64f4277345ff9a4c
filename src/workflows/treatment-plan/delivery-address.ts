import type {
  MedusaContainer,
  OrderAddressDTO,
} from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { PlanRecord } from "../../modules/treatment-plan/types"

const text = z.string().nullish()

/** What an order's address is made of; nothing else goes from one record to the other. */
const addressSchema = z.object({
  first_name: text,
  last_name: text,
  address_1: text,
  address_2: text,
  city: text,
  province: text,
  postal_code: text,
  country_code: text,
  phone: text,
})

/** An address as orders and customers have it in common. */
export type PlanAddress = Record<keyof z.infer<typeof addressSchema>, string>

const plain = (address: z.infer<typeof addressSchema>): PlanAddress => ({
  first_name: address.first_name ?? "",
  last_name: address.last_name ?? "",
  address_1: address.address_1 ?? "",
  address_2: address.address_2 ?? "",
  city: address.city ?? "",
  province: address.province ?? "",
  postal_code: address.postal_code ?? "",
  country_code: address.country_code ?? "",
  phone: address.phone ?? "",
})

/** The addresses that patients gave for the later parcels of some plans, by plan; others have none. */
export async function planAddresses(
  container: MedusaContainer,
  plans: readonly PlanRecord[]
): Promise<Map<string, PlanAddress>> {
  const moved = plans.flatMap(({ id, delivery_address_id }) =>
    delivery_address_id ? [{ id, delivery_address_id }] : []
  )
  if (moved.length === 0) {
    return new Map()
  }
  const found = await container
    .resolve(Modules.CUSTOMER)
    .listCustomerAddresses(
      { id: moved.map(({ delivery_address_id }) => delivery_address_id) },
      { take: null }
    )
  return new Map(
    moved.flatMap(({ id, delivery_address_id }) => {
      const address = found.find((one) => one.id === delivery_address_id)
      return address ? [[id, plain(addressSchema.parse(address))] as const] : []
    })
  )
}

/** Where the order that bought a plan went. */
export const orderAddress = (
  address: OrderAddressDTO | undefined
): PlanAddress => plain(addressSchema.parse(address ?? {}))
