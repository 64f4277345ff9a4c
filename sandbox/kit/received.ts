import type { Call, Reply } from "./http"
import { nowIso } from "./ids"
import type { Section, Store } from "./store"
import type { PartnerName } from "./types"

export type ReceivedCall = {
  at: string
  operation: string
  method: string
  path: string
  status: number | "no answer"
  fault?: string
  request: string
  response: string
}

const KEEP = 200
const KEEP_CHARACTERS = 20000

/** What each partner was asked and what it answered, the latest first. */
export class Received {
  private section: Section<Partial<Record<PartnerName, ReceivedCall[]>>>

  constructor(private readonly store: Store) {
    this.section = store.section("received", () => ({}))
  }

  list(partner: PartnerName): ReceivedCall[] {
    return this.section.get()[partner] ?? []
  }

  clear(partner: PartnerName): void {
    this.section.get()[partner] = []
    this.store.touch()
  }

  add(
    partner: PartnerName,
    operation: string,
    call: Pick<Call, "method" | "path" | "search" | "raw">,
    outcome: { reply?: Reply; answered: boolean; fault?: string }
  ): void {
    const entry: ReceivedCall = {
      at: nowIso(),
      operation,
      method: call.method,
      path: call.path + call.search,
      status: outcome.answered ? (outcome.reply?.status ?? 0) : "no answer",
      fault: outcome.fault,
      request: withoutSecrets(shorten(call.raw.toString("utf8"))),
      response: shorten(readable(outcome.reply)),
    }
    const list = [entry, ...this.list(partner)].slice(0, KEEP)
    this.section.get()[partner] = list
    this.store.touch()
  }
}

function readable(reply: Reply | undefined): string {
  if (!reply?.body) {
    return ""
  }
  return Buffer.isBuffer(reply.body) ? `${reply.body.length} bytes` : reply.body
}

function shorten(text: string): string {
  return text.length > KEEP_CHARACTERS
    ? `${text.slice(0, KEEP_CHARACTERS)}…`
    : text
}

/** A signing PIN and a card number are never kept, not even here. */
function withoutSecrets(text: string): string {
  return text
    .replace(/("secure_pin"\s*:\s*)("[^"]*"|[^,}\s]+)/g, '$1"[not kept]"')
    .replace(/(card(?:\[|%5B)number(?:\]|%5D)=)\d+(\d{4})/gi, "$1…$2")
    .replace(/(card(?:\[|%5B)cvc(?:\]|%5D)=)\d+/gi, "$1…")
}
