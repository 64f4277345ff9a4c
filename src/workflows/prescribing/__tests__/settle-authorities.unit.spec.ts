import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import {
  CASE_ENDED,
  PAYMENT_DISPUTED,
} from "../../../modules/dispensing/domain/stop-order"
import { PRESCRIBING_MODULE } from "../../../modules/prescribing"
import { settleAuthorities } from "../settle-authorities"

/** Whether a signed prescription counts as stopped under the stops that stand for these reasons. */
async function isStoppedBy(reasons: string[]): Promise<boolean[]> {
  const settled: boolean[] = []
  const container = createMedusaContainer()
  for (const [name, service] of Object.entries({
    [PRESCRIBING_MODULE]: {
      listPrescriptions: async () => [
        { id: "rx_1", patient_id: "pat_1", case_id: "case_1" },
      ],
      settleStops: async (_id: string, isStopped: boolean) =>
        settled.push(isStopped),
    },
    [DISPENSING_MODULE]: {
      stopsOverPerson: async () =>
        reasons.map((reason_code) => ({ id: "sto_1", reason_code })),
    },
  })) {
    container.register(name, asValue(service))
  }
  await settleAuthorities(container, { case_id: "case_1" })
  return settled
}

it.each<[string, string[], boolean]>([
  ["leaves an authority where nothing is stopped", [], false],
  ["suspends it under a clinician's stop", ["clinical_query"], true],
  ["suspends it under a disputed payment", [PAYMENT_DISPUTED], true],
  // What a renewal was promised on it is supplied all the same (SAF-1).
  ["leaves it where its case has ended", [CASE_ENDED], false],
  [
    "suspends it where its case has ended and the patient is stopped",
    [CASE_ENDED, "adverse_reaction"],
    true,
  ],
])("%s (SAF-7, SAF-19)", async (_what, reasons, isStopped) => {
  expect(await isStoppedBy(reasons)).toEqual([isStopped])
})
