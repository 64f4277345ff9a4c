import type { Call } from "../kit/http"
import { isRecord, plain } from "../kit/schema"
import type { Json } from "../kit/types"
import type { Account } from "./account"
import { badParam, noSuch } from "./errors"
import { decodeForm } from "./form"

type Listed = { id: string; created: number }

/** One page of a list, the latest first, with cursors and filters. */
export function listOf<T extends Listed>(
  call: Call,
  table: Record<string, T>,
  filters: Partial<Record<string, (item: T) => unknown>>
): Json {
  const query = decodeForm(call.query)
  const matching = Object.values(table)
    .reverse()
    .filter((item) =>
      Object.entries(filters).every(([name, read]) => {
        const wanted = query[name]
        return wanted === undefined || read?.(item) === wanted
      })
    )
    .filter((item) => within(item.created, query.created))
  const limit = Number(query.limit ?? 10)
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw badParam("limit must be from 1 to 100", "limit")
  }
  const { starting_after: after, ending_before: before } = query
  if (typeof before === "string") {
    const end = position(matching, before)
    const start = Math.max(0, end - limit)
    return page(call, matching.slice(start, end), start > 0)
  }
  const start = typeof after === "string" ? position(matching, after) + 1 : 0
  const data = matching.slice(start, start + limit)
  return page(call, data, start + limit < matching.length)
}

/** The simple part of Stripe's search: `field:'x' AND metadata['k']:'v'`. */
export function searchIntents(account: Account, call: Call): Json {
  const query = call.query.get("query") ?? ""
  const clauses = query.split(/\s+AND\s+/i).map((clause) => {
    const match =
      /^(?:metadata\[["'](.+?)["']\]|([a-z_]+))\s*:\s*["']?(.*?)["']?$/.exec(
        clause.trim()
      )
    if (!match) {
      throw badParam(
        `We were unable to parse your search query: ${clause}`,
        "query"
      )
    }
    return { meta: match[1], field: match[2] ?? "", value: match[3] }
  })
  const data = Object.values(account.state.payment_intents)
    .reverse()
    .filter((intent) =>
      clauses.every(({ meta, field, value }) => {
        const fields: Json = { ...intent }
        const own = meta ? intent.metadata[meta] : fields[field]
        return own !== undefined && plain(own) === value
      })
    )
  const limit = Number(call.query.get("limit") ?? 10)
  return {
    object: "search_result",
    data: data.slice(0, limit),
    has_more: data.length > limit,
    next_page: null,
    url: call.path,
  }
}

function within(created: number, range: unknown): boolean {
  if (typeof range === "string") {
    return created === Number(range)
  }
  if (!isRecord(range)) {
    return true
  }
  const bound = (name: string, fallback: number) =>
    range[name] === undefined ? fallback : Number(range[name])
  return (
    created >= bound("gte", -Infinity) &&
    created <= bound("lte", Infinity) &&
    created > bound("gt", -Infinity) &&
    created < bound("lt", Infinity)
  )
}

function position(list: Listed[], id: string): number {
  const at = list.findIndex((item) => item.id === id)
  if (at < 0) {
    throw noSuch("object", id, "starting_after")
  }
  return at
}

function page(call: Call, data: Listed[], more: boolean): Json {
  return { object: "list", url: call.path, has_more: more, data }
}
