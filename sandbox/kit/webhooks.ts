import type { Faults } from "./faults"
import { nowIso, randomId } from "./ids"
import type { Config } from "./options"
import { post } from "./post"
import type { Section, Store } from "./store"
import { PARTNERS, type PartnerName } from "./types"

export type Attempt = { at: string; status?: number; error?: string }

export type Delivery = {
  id: string
  partner: PartnerName
  type: string
  body: string
  created_at: string
  status: "waiting" | "held" | "delivered" | "failed"
  attempts: Attempt[]
  /** When the next attempt is due, ms since 1970. */
  next_at: number
  /** Waits for the event after it, to arrive in the wrong order. */
  parked?: boolean
  replay_of?: string
  /** Headers of the latest attempt, as sent. */
  headers?: Record<string, string>
}

export type Endpoint = {
  path: string
  /** Headers that authenticate this body; made anew for every attempt. */
  headers: (body: string) => Record<string, string>
  /** Headers of a forged call; default: the genuine ones of another body. */
  forgedHeaders?: (body: string) => Record<string, string>
}

const KEEP = 1000
const REORDER_WAIT_MS = 10000
const DELAY_MS = 3000

/** Sends the partners' webhooks to the backend, with retries. */
export class Webhooks {
  private section: Section<{ list: Delivery[] }>
  private endpoints = new Map<PartnerName, Endpoint>()
  private pumping = new Set<PartnerName>()
  private timers = new Map<PartnerName, NodeJS.Timeout>()
  private stopped = new AbortController()

  constructor(
    private readonly store: Store,
    private readonly faults: Faults,
    private readonly config: () => Config
  ) {
    this.section = store.section("webhooks", () => ({ list: [] }))
  }

  register(partner: PartnerName, endpoint: Endpoint): void {
    this.endpoints.set(partner, endpoint)
  }

  list(partner?: string): Delivery[] {
    const all = this.section.get().list
    return partner ? all.filter((d) => d.partner === partner) : all
  }

  /** Queues one event; the webhook faults of its partner are applied here. */
  enqueue(partner: PartnerName, type: string, body: string): Delivery {
    const parked = this.list(partner).find((d) => d.parked)
    const delivery = this.append(partner, type, body, this.firstDue(partner))
    if (this.faults.takeForWebhook(partner, "webhook_hold")) {
      delivery.status = "held"
    }
    if (parked) {
      parked.parked = undefined
      parked.next_at = delivery.next_at + 1
    } else if (this.faults.takeForWebhook(partner, "webhook_reorder")) {
      delivery.parked = true
      delivery.next_at = Date.now() + REORDER_WAIT_MS
    }
    if (this.faults.takeForWebhook(partner, "webhook_duplicate")) {
      const twin = this.append(partner, type, body, delivery.next_at + 1)
      twin.status = delivery.status
    }
    this.pump(partner)
    return delivery
  }

  /** Sends a delivery's body once more; null where the id is unknown. */
  replay(id: string): Delivery | null {
    const original = this.list().find((d) => d.id === id)
    if (!original) {
      return null
    }
    const { partner, type, body } = original
    const copy = this.append(partner, type, body, Date.now())
    copy.replay_of = id
    this.pump(partner)
    return copy
  }

  /** Lets held deliveries go; gives their number. */
  release(partner?: string): number {
    const held = this.list(partner).filter((d) => d.status === "held")
    for (const delivery of held) {
      delivery.status = "waiting"
      delivery.next_at = Date.now()
    }
    this.kick()
    return held.length
  }

  clear(partner: PartnerName): void {
    const state = this.section.get()
    state.list = state.list.filter((d) => d.partner !== partner)
    this.store.touch()
  }

  /** Tries everything that waits at once, e.g. after the address changed. */
  kick(): void {
    for (const delivery of this.list()) {
      if (delivery.status === "waiting" && !delivery.parked) {
        delivery.next_at = Math.min(delivery.next_at, Date.now())
      }
    }
    this.resume()
  }

  /** Goes on with what waits, each at its own time. */
  resume(): void {
    for (const partner of PARTNERS) {
      this.pump(partner)
    }
  }

  close(): void {
    this.stopped.abort()
    for (const timer of this.timers.values()) {
      clearTimeout(timer)
    }
  }

  private firstDue(partner: PartnerName): number {
    const delay = this.faults.takeForWebhook(partner, "webhook_delay")
    return Date.now() + (delay ? (delay.delay_ms ?? DELAY_MS) : 0)
  }

  private append(
    partner: PartnerName,
    type: string,
    body: string,
    due: number
  ): Delivery {
    const delivery: Delivery = {
      id: randomId("whd_", 16),
      partner,
      type,
      body,
      created_at: nowIso(),
      status: "waiting",
      attempts: [],
      next_at: due,
    }
    const state = this.section.get()
    state.list = [...state.list, delivery].slice(-KEEP)
    this.store.touch()
    return delivery
  }

  private waiting(partner: PartnerName): Delivery | undefined {
    return this.list(partner)
      .filter((d) => d.status === "waiting")
      .sort((a, b) => a.next_at - b.next_at)[0]
  }

  private pump(partner: PartnerName): void {
    if (this.pumping.has(partner) || this.stopped.signal.aborted) {
      return
    }
    this.pumping.add(partner)
    void this.run(partner).finally(() => {
      this.pumping.delete(partner)
      this.sleepUntilDue(partner)
    })
  }

  private async run(partner: PartnerName): Promise<void> {
    // One at a time: without a fault, events arrive in the order they arose.
    for (;;) {
      const next = this.waiting(partner)
      const ready = next && next.next_at <= Date.now()
      if (!ready || !this.config().backend_url || this.stopped.signal.aborted) {
        return
      }
      await this.attempt(next)
    }
  }

  private sleepUntilDue(partner: PartnerName): void {
    clearTimeout(this.timers.get(partner))
    const next = this.waiting(partner)
    if (!next || !this.config().backend_url || this.stopped.signal.aborted) {
      return
    }
    const wait = Math.max(5, next.next_at - Date.now())
    const timer = setTimeout(() => this.pump(partner), wait)
    timer.unref()
    this.timers.set(partner, timer)
  }

  private async attempt(delivery: Delivery): Promise<void> {
    const endpoint = this.endpoints.get(delivery.partner)
    if (!endpoint) {
      delivery.status = "failed"
      return
    }
    const tamper = this.faults.takeForWebhook(
      delivery.partner,
      "webhook_tamper"
    )
    const headersOf = tamper ? endpoint.forgedHeaders : undefined
    const headers = (headersOf ?? endpoint.headers)(delivery.body)
    const body = tamper
      ? delivery.body.replace("{", '{"tampered":true,')
      : delivery.body
    delivery.headers = headers
    const attempt: Attempt = { at: nowIso() }
    delivery.attempts.push(attempt)
    const url = this.config().backend_url.replace(/\/$/, "") + endpoint.path
    try {
      const answer = await post(url, headers, body, this.stopped.signal)
      attempt.status = answer.status
      if (answer.status >= 200 && answer.status < 300) {
        delivery.status = "delivered"
      }
    } catch (error) {
      attempt.error = error instanceof Error ? error.message : "no answer"
    }
    if (delivery.status === "waiting") {
      this.planRetry(delivery)
    }
    this.store.touch()
  }

  private planRetry(delivery: Delivery): void {
    const wait = this.config().webhook_retry_ms[delivery.attempts.length - 1]
    if (wait === undefined) {
      delivery.status = "failed"
    } else {
      delivery.parked = undefined
      delivery.next_at = Date.now() + wait
    }
  }
}
