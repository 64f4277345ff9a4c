import type { MedusaContainer, OrderDTO } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { PATIENT_MODULE } from "../../src/modules/patient"
import type PatientModuleService from "../../src/modules/patient/service"
import { systemActor } from "../../src/shared/actor"
import { clock } from "../../src/shared/clock"
import { DELIVERY_ADDRESS, must } from "../fixtures/shop"

/** Pence of a month of the plans that are made by the dozen. */
export const PRICE = { monthly: 1960, delivery: 290 }
export const MONTHLY = PRICE.monthly + PRICE.delivery

/** What all their prescriptions say. */
export const signed = {
  packs: 1,
  state: "signed" as const,
  authority: "active" as const,
  prescriber: {
    name: "Dr Priya Nair",
    body: "GMC",
    number: "7999001",
    user_id: "user_prescriber",
    ip: null,
  },
  content_enc: "-",
  content_hash: "-",
  valid_until: "2099-01-01",
}

/** A customer whose profile is complete and whose identity is shown. */
export async function makePerson(container: MedusaContainer, name: string) {
  const email = `due-${name}@example.test`
  const customer = await container
    .resolve(Modules.CUSTOMER)
    .createCustomers({ email, has_account: true })
  const patients = container.resolve<PatientModuleService>(PATIENT_MODULE)
  const { id } = await patients.saveProfile(
    {
      customer_id: customer.id,
      email,
      profile: {
        first_name: "Pass",
        last_name: "Example",
        sex: "male",
        date_of_birth: "1980-04-12",
        phone: `+4477009${String(Math.floor(Math.random() * 90_000) + 10_000)}`,
        home_address: {
          address_1: "1 Orchard Lane",
          city: "Leeds",
          postcode: "LS1 4ZZ",
        },
        gp: { answer: "no_gp" },
      },
    },
    systemActor("test"),
    clock.now()
  )
  await patients.updatePatients({
    id,
    identity_status: "verified",
    identity_verified_at: clock.now(),
    email_verified_at: clock.now(),
  })
  return { patient_id: id, customer_id: customer.id }
}

/** The order that bought them all: address, delivery and the line that the months' orders copy. */
export async function makeOrder(
  container: MedusaContainer,
  customer_id: string,
  variant_id: string
): Promise<OrderDTO> {
  const [region] = await container.resolve(Modules.REGION).listRegions({})
  const [channel] = await container
    .resolve(Modules.SALES_CHANNEL)
    .listSalesChannels({})
  const [option] = await container
    .resolve(Modules.FULFILLMENT)
    .listShippingOptions({ name: "Royal Mail Tracked" })
  const [variant] = await container
    .resolve(Modules.PRODUCT)
    .listProductVariants({ id: variant_id }, { relations: ["product"] })
  const product = must(must(variant).product)
  const { postcode, ...address } = DELIVERY_ADDRESS
  const line = {
    title: "Treatment",
    product_id: product.id,
    product_title: "Treatment",
    product_type_id: product.type_id,
    variant_id,
    requires_shipping: true,
    quantity: 1,
    unit_price: PRICE.monthly / 100,
    is_tax_inclusive: true,
  }
  return container.resolve(Modules.ORDER).createOrders({
    region_id: must(region).id,
    customer_id,
    sales_channel_id: must(channel).id,
    email: "due@example.test",
    currency_code: "gbp",
    shipping_address: {
      ...address,
      postal_code: postcode,
      country_code: "gb",
    },
    items: [line],
    shipping_methods: [
      {
        name: must(option).name,
        shipping_option_id: must(option).id,
        amount: PRICE.delivery / 100,
        is_tax_inclusive: true,
        data: {},
      },
    ],
  })
}

/** Puts packs on the shelf. */
export async function stock(
  container: MedusaContainer,
  variant_id: string,
  packs: number
): Promise<void> {
  const inventory = container.resolve(Modules.INVENTORY)
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "variant",
      fields: ["inventory_items.inventory_item_id"],
      filters: { id: variant_id },
    })
  const id = must(must(data[0]).inventory_items[0]).inventory_item_id
  const [level] = await inventory.listInventoryLevels({ inventory_item_id: id })
  const { location_id, stocked_quantity } = must(level)
  await inventory.updateInventoryLevels({
    inventory_item_id: id,
    location_id,
    stocked_quantity: stocked_quantity + packs,
  })
}
