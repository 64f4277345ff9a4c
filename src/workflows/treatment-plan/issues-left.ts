import type { MedusaContainer } from "@medusajs/framework/types"
import { isFor } from "../../modules/prescribing/domain/allotment"
import type { PrescriptionRecord } from "../../modules/prescribing/types"
import { prescriptionToSupplyOn } from "../dispensing/prescription-to-supply-on"
import { prescribingOf } from "../dispensing/services"
import type { Month } from "./months"

/**
 * Cases whose prescription stands and has an issue left that is for them: their
 * own, or for a renewal one that it was promised (SAF-1). Those promised to
 * others don't count.
 */
export async function casesWithIssue(
  container: MedusaContainer,
  months: readonly Month[]
): Promise<Set<string>> {
  const ids = new Set(
    months.flatMap(({ record: { id, legal_class } }) =>
      legal_class === "POM" ? [id] : []
    )
  )
  if (ids.size === 0) {
    return new Set()
  }
  const found = await prescriptionsOf(container, [...ids])
  const free = await prescribingOf(container).listPrescriptionIssues(
    {
      prescription_id: [...found.values()].map(({ id }) => id),
      state: "available",
    },
    { select: ["id", "prescription_id", "promised_to"], take: null }
  )
  return new Set(
    [...found].flatMap(([case_id, { id, case_id: signed_for }]) =>
      free.some(
        (issue) =>
          issue.prescription_id === id && isFor(issue, { case_id, signed_for })
      )
        ? [case_id]
        : []
    )
  )
}

/** The active prescription on which each case is supplied; renewals, which have none of their own, one by one. */
async function prescriptionsOf(
  container: MedusaContainer,
  case_id: string[]
): Promise<Map<string, PrescriptionRecord>> {
  const own = await prescribingOf(container).listPrescriptions(
    { case_id, state: "signed" },
    { take: null }
  )
  const found = new Map(own.filter(stands).map((one) => [one.case_id, one]))
  const having = new Set(own.map((one) => one.case_id))
  for (const id of case_id.filter((one) => !having.has(one))) {
    const shared = await prescriptionToSupplyOn(container, { id })
    if (shared && stands(shared)) {
      found.set(id, shared)
    }
  }
  return found
}

const stands = ({ authority }: PrescriptionRecord): boolean =>
  authority === "active"
