import { isRecord } from "../kit/schema"
import type { Json } from "../kit/types"
import type { Account } from "./account"
import { badParam } from "./errors"

/** Replaces ids by objects where `expand[]` asks, on a copy. */
export function expandReply(
  account: Account,
  value: object,
  paths: string[]
): Json {
  const copy: Json = structuredClone({ ...value })
  for (const path of paths) {
    expandPath(account, copy, path.split("."), path)
  }
  return copy
}

function expandPath(
  account: Account,
  target: Json,
  keys: string[],
  path: string
): void {
  const [key, ...rest] = keys
  if (key === undefined) {
    return
  }
  if (key === "refunds" && target.object === "charge") {
    target.refunds ??= refundsOf(account, String(target.id))
  }
  if (!(key in target)) {
    throw badParam(`This property cannot be expanded (${path}).`, "expand")
  }
  const current = target[key]
  if (Array.isArray(current)) {
    current
      .filter(isRecord)
      .forEach((item) => expandPath(account, item, rest, path))
    return
  }
  if (typeof current === "string") {
    target[key] = lookUp(account, current) ?? current
  }
  const next = target[key]
  if (isRecord(next)) {
    expandPath(account, next, rest, path)
  }
}

function refundsOf(account: Account, charge: string): Json {
  const data = Object.values(account.state.refunds).filter(
    (refund) => refund.charge === charge
  )
  return {
    object: "list",
    data: structuredClone(data),
    has_more: false,
    url: `/v1/charges/${charge}/refunds`,
  }
}

function lookUp(account: Account, id: string): Json | undefined {
  const s = account.state
  const tables: Array<Record<string, object>> = [
    s.customers,
    s.payment_methods,
    s.payment_intents,
    s.setup_intents,
    s.charges,
    s.refunds,
    s.disputes,
  ]
  const found = tables.map((table) => table[id]).find(Boolean)
  return found ? structuredClone({ ...found }) : undefined
}
