import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import type { SupplyFacts } from "../../modules/dispensing/domain/gates"
import { isFor } from "../../modules/prescribing/domain/allotment"
import { nextFromFor } from "../../modules/prescribing/domain/dispensable"
import { readGraph } from "./services"

const prescriptionSchema = z.object({
  id: z.string(),
  case_id: z.string(),
  state: z.string(),
  authority: z.string().nullish(),
  valid_until: z.string().nullish(),
  minimum_interval_days: z.number(),
  formulary_item_id: z.string().nullish(),
  packs: z.number().nullish(),
  prescriber: z.object({ user_id: z.string() }),
})
const issueSchema = z.object({
  state: z.string(),
  promised_to: z.string().nullable().default(null),
  supply_id: z.string().nullable().default(null),
  used_at: z.coerce.date().nullable().default(null),
})

/** What the gates ask of a supply's prescription, and who wrote it; null where it has none. */
export async function readPrescriptionFacts(
  container: MedusaContainer,
  {
    id,
    case_id,
    prescription_id,
  }: { id: string; case_id: string; prescription_id: string | null }
): Promise<{
  prescriber_user_id: string
  facts: NonNullable<SupplyFacts["prescription"]>
} | null> {
  if (prescription_id === null) {
    return null
  }
  const [row] = await readGraph(
    container,
    {
      entity: "prescription",
      fields: Object.keys(prescriptionSchema.shape),
      filters: { id: prescription_id },
    },
    prescriptionSchema
  )
  if (!row) {
    return null
  }
  const issues = await readGraph(
    container,
    {
      entity: "prescription_issue",
      fields: Object.keys(issueSchema.shape),
      filters: { prescription_id },
    },
    issueSchema
  )
  return {
    prescriber_user_id: row.prescriber.user_id,
    facts: {
      state: row.state,
      authority: row.authority ?? null,
      valid_until: row.valid_until ?? null,
      next_from: nextFromFor(issues, id, row.minimum_interval_days),
      medicine:
        row.formulary_item_id && row.packs
          ? { formulary_item_id: row.formulary_item_id, packs: row.packs }
          : null,
      // What is for another case's supplies is no issue of this one.
      issues: issues.filter(
        (issue) =>
          issue.state !== "available" ||
          isFor(issue, { case_id, signed_for: row.case_id })
      ),
    },
  }
}
