import type { MedusaContainer } from "@medusajs/framework/types"

/** One outbound effect as the gateway keeps it. */
export type OutboundCall = {
  id: string
  partner: string
  operation: string
  /** Our own key; the partner sees it where it takes one. */
  reference: string
  subject_type: string
  subject_id: string
  order_id: string | null
  case_id: string | null
  attempts: number
  /** How the last try or look-up failed, in the words of the handler. */
  last_error: string | null
}

/**
 * How a try ended (retry matrix of the partner notes):
 * done – the effect is there; retry – certainly no effect, try later;
 * refused – the partner said no, a person looks; unknown – the effect may be there.
 */
export type CallOutcome =
  | {
      kind: "done"
      result: Record<string, unknown>
      /** The sender has applied the result itself: `done` has nothing left to do. */
      applied?: true
    }
  | { kind: "retry"; error: string; retry_after_seconds?: number }
  | { kind: "refused"; error: string }
  | { kind: "unknown"; error: string }

export type LookUpOutcome =
  | { kind: "found"; result: Record<string, unknown> }
  /** `waited`: the look-up has let time pass itself, so that it is sent again at once. */
  | { kind: "not_found"; waited?: true }
  | { kind: "unavailable"; error: string }

/**
 * What a business process registers for "partner.operation" in its calls.ts.
 * `send` builds the message from ids at the time of sending and never throws
 * for a partner's failure. `done` applies the result and may run again.
 */
export type CallHandler = {
  send(container: MedusaContainer, call: OutboundCall): Promise<CallOutcome>
  /** look_up: `lookUp` decides; hold: a person decides; repeat: sending twice does no harm (e.g. an email with one Message-ID). */
  onUnknown: "look_up" | "hold" | "repeat"
  lookUp?(
    container: MedusaContainer,
    call: OutboundCall
  ): Promise<LookUpOutcome>
  done?(
    container: MedusaContainer,
    call: OutboundCall,
    result: Record<string, unknown>
  ): Promise<void>
  /** Refused, or gone to manual handling. */
  failed?(
    container: MedusaContainer,
    call: OutboundCall,
    error: string
  ): Promise<void>
}
