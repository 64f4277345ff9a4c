import { z } from "zod"
import { fieldErrors, valueAt } from "../kit/schema"
import { badParam } from "./errors"
import type { FormObject } from "./form"

const text = z.string()
const boolean = z.enum(["true", "false"]).transform((v) => v === "true")
const whole = z
  .string()
  .regex(/^-?\d+$/, "Invalid integer")
  .transform(Number)
const metadata = z.record(text, text).or(z.literal(""))
const nested = z.unknown()
const expand = z.array(text).optional()
const list = z.array(text)
const futureUsage = z.enum(["on_session", "off_session"]).or(z.literal(""))

const card = z.strictObject({
  number: text.optional(),
  exp_month: whole.optional(),
  exp_year: whole.optional(),
  cvc: text.optional(),
  token: text.optional(),
})

const methodData = z.strictObject({
  type: text,
  card: card.optional(),
  billing_details: nested.optional(),
  metadata: metadata.optional(),
  allow_redisplay: text.optional(),
})

const confirmShape = {
  payment_method: text.optional(),
  payment_method_data: methodData.optional(),
  payment_method_options: nested.optional(),
  payment_method_types: list.optional(),
  off_session: boolean.or(text).optional(),
  return_url: text.optional(),
  setup_future_usage: futureUsage.optional(),
  capture_method: z.enum(["automatic", "automatic_async", "manual"]).optional(),
  receipt_email: text.optional(),
  shipping: nested.optional(),
  error_on_requires_action: boolean.optional(),
  use_stripe_sdk: boolean.optional(),
  mandate_data: nested.optional(),
  client_secret: text.optional(),
  expand,
}

const describeShape = {
  customer: text.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  statement_descriptor: text.optional(),
  statement_descriptor_suffix: text.optional(),
  transfer_group: text.optional(),
  payment_method_configuration: text.optional(),
}

export const CreateIntent = z.strictObject({
  ...confirmShape,
  ...describeShape,
  amount: whole,
  currency: text,
  automatic_payment_methods: z
    .strictObject({
      enabled: boolean,
      allow_redirects: z.enum(["always", "never"]).optional(),
    })
    .optional(),
  confirm: boolean.optional(),
  confirmation_method: z.enum(["automatic", "manual"]).optional(),
})
export type CreateIntent = z.infer<typeof CreateIntent>

export const UpdateIntent = z.strictObject({
  ...confirmShape,
  ...describeShape,
  amount: whole.optional(),
  currency: text.optional(),
})
export type UpdateIntent = z.infer<typeof UpdateIntent>

export const ConfirmIntent = z.strictObject(confirmShape)
export type ConfirmIntent = z.infer<typeof ConfirmIntent>

export const CaptureIntent = z.strictObject({
  amount_to_capture: whole.optional(),
  final_capture: boolean.optional(),
  metadata: metadata.optional(),
  statement_descriptor: text.optional(),
  statement_descriptor_suffix: text.optional(),
  expand,
})

export const CancelIntent = z.strictObject({
  cancellation_reason: z
    .enum(["duplicate", "fraudulent", "requested_by_customer", "abandoned"])
    .optional(),
  expand,
})

export const CreateSetup = z.strictObject({
  customer: text.optional(),
  payment_method: text.optional(),
  payment_method_data: methodData.optional(),
  payment_method_types: list.optional(),
  payment_method_options: nested.optional(),
  automatic_payment_methods: nested.optional(),
  usage: z.enum(["on_session", "off_session"]).optional(),
  confirm: boolean.optional(),
  return_url: text.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  mandate_data: nested.optional(),
  expand,
})
export type CreateSetup = z.infer<typeof CreateSetup>

export const CreateMethod = z.strictObject({
  ...methodData.shape,
  customer: text.optional(),
  expand,
})
export type MethodData = z.infer<typeof methodData>

export const CreateRefund = z.strictObject({
  payment_intent: text.optional(),
  charge: text.optional(),
  amount: whole.optional(),
  reason: z
    .enum(["duplicate", "fraudulent", "requested_by_customer"])
    .optional(),
  metadata: metadata.optional(),
  expand,
})

export const SaveCustomer = z.looseObject({
  email: text.optional(),
  name: text.optional(),
  phone: text.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  expand,
})

export const Empty = z.looseObject({ expand })

/** Checks decoded form values; throws Stripe's own 400 for the first fault. */
export function check<T extends z.ZodType>(
  schema: T,
  body: FormObject
): z.infer<T> {
  const parsed = schema.safeParse(body)
  if (parsed.success) {
    return parsed.data
  }
  const issue = parsed.error.issues[0]
  const path = bracketed(issue?.path.map(String) ?? [])
  if (issue?.code === "unrecognized_keys") {
    const name = bracketed([...issue.path.map(String), issue.keys[0] ?? ""])
    throw badParam(
      `Received unknown parameter: ${name}`,
      name,
      "parameter_unknown"
    )
  }
  const first = fieldErrors(parsed.error)[0]
  if (first && valueAt(body, first.path) === undefined) {
    throw badParam(
      `Missing required param: ${path}.`,
      path,
      "parameter_missing"
    )
  }
  throw badParam(`Invalid ${path}: ${first?.message ?? ""}`, path)
}

function bracketed(path: string[]): string {
  return path.map((key, i) => (i === 0 ? key : `[${key}]`)).join("")
}

/** Merges metadata as Stripe does: an empty value removes its key. */
export function mergeMetadata(
  old: Record<string, string>,
  change: Record<string, string> | "" | undefined
): Record<string, string> {
  if (change === undefined) {
    return old
  }
  if (change === "") {
    return {}
  }
  const merged = { ...old, ...change }
  return Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== "")
  )
}
