import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import {
  CASE_ENDED,
  PAYMENT_DISPUTED,
} from "../../../modules/dispensing/domain/stop-order"
import { MESSAGING_MODULE } from "../../../modules/messaging"
import { isStoppedSince } from "../news-since"

const PROPOSED = new Date("2026-02-02T10:00:00Z")
const BEFORE = new Date("2026-02-01T10:00:00Z")
const SINCE = new Date("2026-02-03T10:00:00Z")

type Stop = { reason_code?: string; opened_at: Date; released?: boolean }
type Report = { state: "open" | "closed"; opened_at: Date }

function speaksAgainst(
  { stop, report }: { stop?: Stop; report?: Report },
  since: Date | null = PROPOSED
) {
  const container = createMedusaContainer()
  for (const [name, service] of Object.entries({
    [DISPENSING_MODULE]: {
      listStopOrders: async () =>
        stop
          ? [
              {
                id: "sto_1",
                reason_code: stop.reason_code ?? "adverse_reaction",
                opened_at: stop.opened_at,
                released_at: stop.released ? SINCE : null,
              },
            ]
          : [],
    },
    [MESSAGING_MODULE]: {
      listHealthReports: async () =>
        report ? [{ id: "hrp_1", ...report }] : [],
    },
  })) {
    container.register(name, asValue(service))
  }
  const subject = { patient_id: "pat_1", case_id: "case_1", item_ids: ["a"] }
  return isStoppedSince(container, subject, since)
}

it.each<[string, { stop?: Stop; report?: Report }, boolean, boolean]>([
  ["nothing", {}, false, false],
  ["a stop that stands", { stop: { opened_at: BEFORE } }, true, true],
  [
    "a stop since, released",
    { stop: { opened_at: SINCE, released: true } },
    true,
    false,
  ],
  [
    "a stop before, released",
    { stop: { opened_at: BEFORE, released: true } },
    false,
    false,
  ],
  [
    "the ending of a case",
    { stop: { opened_at: SINCE, reason_code: CASE_ENDED } },
    false,
    false,
  ],
  [
    "a disputed payment",
    { stop: { opened_at: SINCE, reason_code: PAYMENT_DISPUTED } },
    true,
    true,
  ],
  [
    "a dispute that was settled",
    {
      stop: {
        opened_at: SINCE,
        reason_code: PAYMENT_DISPUTED,
        released: true,
      },
    },
    false,
    false,
  ],
  [
    "an open report",
    { report: { state: "open", opened_at: BEFORE } },
    true,
    true,
  ],
  [
    "a report since, closed",
    { report: { state: "closed", opened_at: SINCE } },
    true,
    false,
  ],
  [
    "a report before, closed",
    { report: { state: "closed", opened_at: BEFORE } },
    false,
    false,
  ],
])(
  "hears %s at the answer and the signature, and at the proposal (SAF-7, SAF-17)",
  async (_what, news, later, at_proposal) => {
    expect(await speaksAgainst(news)).toBe(later)
    expect(await speaksAgainst(news, null)).toBe(at_proposal)
  }
)
