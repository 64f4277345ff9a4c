import type { MedusaContainer } from "@medusajs/framework/types"
import type { UnfinishedFilters } from "../../modules/consultation/consultation-abandonment"
import { clock } from "../../shared/clock"
import { consultationsOf } from "./services"

/** One page of the consultations that were left lying (CON-8). */
export async function readUnfinished(
  container: MedusaContainer,
  filters: UnfinishedFilters
) {
  const { consultations, count } = await consultationsOf(
    container
  ).listUnfinished(filters, clock.now())
  return {
    consultations: consultations.map((one) => ({
      ...one,
      started_at: one.started_at.toISOString(),
      last_activity_at: one.last_activity_at.toISOString(),
    })),
    count,
    limit: filters.limit,
    offset: filters.offset,
  }
}
