import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readUnfinished } from "../../../workflows/consultation/read-unfinished"
import type {
  ListUnfinishedConsultationsType,
  UnfinishedConsultationList,
} from "../../contracts/unfinished-consultation"

/** Consultations that their patients left lying, the longest first (CON-8). */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, ListUnfinishedConsultationsType>,
  res: MedusaResponse<UnfinishedConsultationList>
): Promise<void> {
  const { state, flagged, limit, offset } = req.validatedQuery
  res.json(
    await readUnfinished(req.scope, {
      state,
      ...(flagged === undefined ? {} : { flagged }),
      limit,
      offset,
    })
  )
}
