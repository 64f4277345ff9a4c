import type { MedusaContainer } from "@medusajs/framework/types"
import { isFor } from "../../modules/prescribing/domain/allotment"
import type { PrescriptionRecord } from "../../modules/prescribing/types"
import { prescriptionToSupplyOn } from "../dispensing/prescription-to-supply-on"
import { prescribingOf } from "../dispensing/services"
import type { Month } from "./months"

/**
 * Months whose prescription stands and has an issue left that is for them: that
 * of their own strength, their case's own or for a renewal one that it was
 * promised (SAF-1, SAF-18). Issues promised to others don't count.
 * @returns ids of the months
 */
export async function monthsWithIssue(
  container: MedusaContainer,
  months: readonly Month[]
): Promise<Set<string>> {
  const asked = months.filter(({ record }) => record.legal_class === "POM")
  if (asked.length === 0) {
    return new Set()
  }
  const found = await prescriptionsOf(container, asked)
  const free = await prescribingOf(container).listPrescriptionIssues(
    {
      prescription_id: [...found.values()].map(({ id }) => id),
      state: "available",
    },
    { select: ["id", "prescription_id", "promised_to"], take: null }
  )
  return new Set(
    asked.flatMap((month) => {
      const on = found.get(keyOf(month))
      const { id: case_id } = month.record
      return on &&
        free.some(
          (issue) =>
            issue.prescription_id === on.id &&
            isFor(issue, { case_id, signed_for: on.case_id })
        )
        ? [month.instalment.id]
        : []
    })
  )
}

const keyOf = ({
  record,
  dose_change_id,
}: Pick<Month, "record" | "dose_change_id">): string =>
  `${record.id}:${dose_change_id ?? ""}`

/** The active prescription of each case and strength; renewals, which have none of their own, one by one. */
async function prescriptionsOf(
  container: MedusaContainer,
  months: readonly Month[]
): Promise<Map<string, PrescriptionRecord>> {
  const own = await prescribingOf(container).listPrescriptions(
    {
      case_id: [...new Set(months.map(({ record }) => record.id))],
      state: "signed",
    },
    { take: null }
  )
  const nameOf = ({ case_id, dose_change_id }: PrescriptionRecord) =>
    `${case_id}:${dose_change_id ?? ""}`
  const found = new Map(own.filter(stands).map((one) => [nameOf(one), one]))
  const having = new Set(own.map(nameOf))
  const missing = new Map(
    months
      .filter(
        (month) => month.dose_change_id === null && !having.has(keyOf(month))
      )
      .map((month) => [keyOf(month), month.record.id])
  )
  for (const [key, id] of missing) {
    const shared = await prescriptionToSupplyOn(container, { id })
    if (shared && stands(shared)) {
      found.set(key, shared)
    }
  }
  return found
}

const stands = ({ authority }: PrescriptionRecord): boolean =>
  authority === "active"
