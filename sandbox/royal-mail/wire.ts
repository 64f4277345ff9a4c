import { z } from "zod"
import { fieldErrors, isRecord, plain, valueAt } from "../kit/schema"

const text = (max: number) => z.string().max(max).nullish()
const required = (max: number) => z.string().trim().min(1).max(max)
const isPence = (n: number) => Math.abs(n * 100 - Math.round(n * 100)) < 1e-6
const money = z
  .number()
  .min(0)
  .max(999999)
  .refine(isPence, "must have at most two decimals")
const dateTime = z
  .string()
  .refine((value) => !Number.isNaN(Date.parse(value)), "must be a date-time")

const PACKAGE_FORMATS = [
  "undefined",
  "letter",
  "largeLetter",
  "smallParcel",
  "mediumParcel",
  "largeParcel",
  "parcel",
  "documents",
] as const

const Address = z.looseObject({
  fullName: text(210),
  companyName: text(100),
  addressLine1: required(100),
  addressLine2: text(100),
  addressLine3: text(100),
  city: required(100),
  county: text(100),
  postcode: text(20),
  countryCode: required(3),
})

const Contact = {
  phoneNumber: text(25),
  emailAddress: z.email().max(254).or(z.literal("")).nullish(),
}

const Content = z.looseObject({
  name: text(800),
  SKU: text(100),
  quantity: z.number().int().min(1).max(999999),
  unitValue: money.optional(),
  unitWeightInGrams: z.number().int().min(0).max(999999).optional(),
})

const Package = z.looseObject({
  weightInGrams: z.number().int().min(1).max(30000),
  packageFormatIdentifier: z.enum(PACKAGE_FORMATS),
  dimensions: z
    .looseObject({
      heightInMms: z.number().int().min(1),
      widthInMms: z.number().int().min(1),
      depthInMms: z.number().int().min(1),
    })
    .nullish(),
  contents: z.array(Content).nullish(),
})

const Postage = z.looseObject({
  sendNotificationsTo: z.enum(["sender", "recipient", "billing"]).optional(),
  serviceCode: text(10),
  carrierName: text(50),
  serviceRegisterCode: text(2),
  consequentialLoss: z.number().int().min(0).max(10000).optional(),
  receiveEmailNotification: z.boolean().optional(),
  receiveSmsNotification: z.boolean().optional(),
  requestSignatureUponDelivery: z.boolean().optional(),
  isLocalCollect: z.boolean().optional(),
  safePlace: text(90),
  department: text(150),
})

export const CreateOrder = z.looseObject({
  orderReference: text(40),
  isRecipientABusiness: z.boolean().optional(),
  recipient: z.looseObject({ address: Address, ...Contact }),
  sender: z.looseObject({ tradingName: text(250), ...Contact }).nullish(),
  billing: z.looseObject({ address: Address.nullish(), ...Contact }).nullish(),
  packages: z.array(Package).nullish(),
  orderDate: dateTime,
  plannedDespatchDate: dateTime.nullish(),
  specialInstructions: text(500),
  subtotal: money,
  shippingCostCharged: money,
  otherCosts: money.nullish(),
  total: money,
  orderTax: money.nullish(),
  currencyCode: text(3),
  postageDetails: Postage.nullish(),
  tags: z.array(z.looseObject({ key: text(100), value: text(100) })).nullish(),
  label: z
    .looseObject({
      includeLabelInResponse: z.boolean(),
      includeCN: z.boolean().optional(),
      includeReturnsLabel: z.boolean().optional(),
    })
    .nullish(),
})

export type CreateOrder = z.infer<typeof CreateOrder>

export type OrderError = {
  errorCode: number
  errorMessage: string
  fields: Array<{ fieldName: string; value: string }>
}

/** The checked order, or Click & Drop's errors with their fields. */
export function checkOrder(
  item: unknown
): { value: CreateOrder } | { errors: OrderError[] } {
  const parsed = CreateOrder.safeParse(item)
  if (!parsed.success) {
    const errors = fieldErrors(parsed.error).map(({ path, message }) => {
      const value = valueAt(item, path)
      return orderError(path, message, value)
    })
    return { errors }
  }
  const { countryCode, postcode } = parsed.data.recipient.address
  if (countryCode.startsWith("GB") && !postcode) {
    const path = "recipient.address.postcode"
    return { errors: [orderError(path, "is required for GB", postcode)] }
  }
  return { value: parsed.data }
}

function orderError(path: string, message: string, value: unknown): OrderError {
  const missing = value === undefined || value === null
  return {
    errorCode: missing ? 1 : 2,
    errorMessage: missing
      ? `The field '${path}' is required`
      : `The field '${path}' is not valid: ${message}`,
    fields: [{ fieldName: path, value: missing ? "" : plain(value) }],
  }
}

/** The `items` of a request body; null where there is no such list. */
export function itemsOf(body: unknown): unknown[] | null {
  const items = isRecord(body) ? body.items : undefined
  return Array.isArray(items) && items.length > 0 ? items : null
}

export type OrderKey = { id: number } | { reference: string }

/**
 * Reads `1001;"ref";"Ref%3B2"`: numbers are identifiers, quoted texts are
 * references, percent-encoded. Null where it can't be read or is above 100.
 */
export function parseOrderKeys(segment: string): OrderKey[] | null {
  const readable = segment.replaceAll("%22", '"')
  const keys: OrderKey[] = []
  let rest = readable
  while (rest) {
    const match = /^(?:"([^"]+)"|(\d+))(?:;|%3B|$)/i.exec(rest)
    if (!match) {
      return null
    }
    const key =
      match[1] === undefined ? { id: Number(match[2]) } : named(match[1])
    if (!key) {
      return null
    }
    keys.push(key)
    rest = rest.slice(match[0].length)
  }
  return keys.length > 0 && keys.length <= 100 ? keys : null
}

function named(encoded: string): OrderKey | null {
  try {
    return { reference: decodeURIComponent(encoded) }
  } catch {
    return null
  }
}
