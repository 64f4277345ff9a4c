import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { updateParcelWorkflow } from "../../../../../workflows/dispensing/record-tracking"
import type { UpdateParcelType } from "../../../../contracts/supply"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** A tracking status entered by hand (DLV-1). */
export async function POST(
  req: MedusaRequest<UpdateParcelType>,
  res: MedusaResponse<{ parcel: { id: string; state: string } }>
): Promise<void> {
  const parcel_id = requireParam(req, "id")
  const { result } = await updateParcelWorkflow(req.scope).run({
    input: {
      parcel_id,
      kind: req.validatedBody.event,
      actor: staffActor(req),
    },
  })
  res.json({ parcel: { id: parcel_id, state: result.state } })
}
