import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { daysBefore } from "../../../modules/clinical-review/domain/time-limits"
import { clock } from "../../../shared/clock"
import {
  readQueue,
  statesOf,
} from "../../../workflows/clinical-review/read-queue"
import type { CaseCounts, CaseRow, ListCasesType } from "../../contracts/case"
import { staffOf } from "../../middlewares/staff-request"

/** A queue, oldest first (QUE-2). */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, ListCasesType>,
  res: MedusaResponse<{
    cases: CaseRow[]
    count: number
    more: boolean
    limit: number
    offset: number
    counts: CaseCounts
  }>
): Promise<void> {
  const { state, waiting_days, ...query } = req.validatedQuery as ListCasesType
  const page = await readQueue(req.scope, {
    ...query,
    state: statesOf(state),
    ...(waiting_days === undefined
      ? {}
      : { waiting_since: daysBefore(waiting_days, clock.now()) }),
    user_id: staffOf(req).user_id,
  })
  res.json({ ...page, limit: query.limit, offset: query.offset })
}
