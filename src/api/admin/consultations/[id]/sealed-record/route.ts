import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { describeSealedRecord } from "../../../../../workflows/consultation/sealed-record"
import type { SealedRecordResponse } from "../../../../contracts/sealed-record"
import { requireParam } from "../../../../middlewares/require-param"

/** What stands on the cover of answers that ended: why they are kept, and who has opened them. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<SealedRecordResponse>
): Promise<void> {
  res.json({
    sealed_record: await describeSealedRecord(
      req.scope,
      requireParam(req, "id")
    ),
  })
}
