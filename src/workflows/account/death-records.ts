import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { readRows } from "../../shared/read-rows"
import type { CaseRow } from "./account-rows"

/**
 * Cases as an account may see them: where a death record stands, nothing is
 * asked of whoever uses the account, and nothing is told of it (IDV-1).
 */
export async function withoutDeathRecords(
  container: MedusaContainer,
  cases: CaseRow[]
): Promise<CaseRow[]> {
  const asking = cases.filter(({ state }) => state === ASKING)
  if (asking.length === 0) {
    return cases
  }
  const flags = await readRows(
    container,
    {
      entity: "case_flag",
      fields: ["case_id"],
      filters: {
        case_id: asking.map(({ id }) => id),
        kind: "deceased_record",
        settled_at: null,
      },
    },
    z.object({ case_id: z.string() })
  )
  const flagged = new Set(flags.map(({ case_id }) => case_id))
  return cases.map((one) =>
    one.state === ASKING && flagged.has(one.id)
      ? { ...one, state: "identity_pending" as const }
      : one
  )
}

const ASKING = "identity_action_required"
