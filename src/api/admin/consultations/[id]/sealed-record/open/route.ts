import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { openSealedRecord } from "../../../../../../workflows/consultation/sealed-record"
import type {
  OpenSealedRecordType,
  SealedRecordOpened,
} from "../../../../../contracts/sealed-record"
import { requireParam } from "../../../../../middlewares/require-param"
import { staffActor, staffOf } from "../../../../../middlewares/staff-request"

/** The one way to read answers that ended: with a reason, which is kept (REN-6). */
export async function POST(
  req: AuthenticatedMedusaRequest<OpenSealedRecordType>,
  res: MedusaResponse<SealedRecordOpened>
): Promise<void> {
  res.json(
    await openSealedRecord(req.scope, {
      consultation_id: requireParam(req, "id"),
      ...req.validatedBody,
      actor: staffActor(req),
      name: staffOf(req).name,
    })
  )
}
