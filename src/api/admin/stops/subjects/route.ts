import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { findStopSubjects } from "../../../../workflows/dispensing/find-stop-subjects"
import type {
  FindStopSubjectsType,
  StopSubjectList,
} from "../../../contracts/stop"

/** What a stop may be about, found by reference, product or batch. */
export async function GET(
  req: MedusaRequest<unknown, FindStopSubjectsType>,
  res: MedusaResponse<StopSubjectList>
): Promise<void> {
  const { q } = req.validatedQuery
  res.json({ subjects: await findStopSubjects(req.scope, q) })
}
