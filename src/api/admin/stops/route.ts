import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { openStopWorkflow } from "../../../workflows/dispensing/open-stop"
import { listStops, readStop } from "../../../workflows/dispensing/read-stops"
import type {
  ListStopsType,
  OpenStopType,
  StopList,
  StopResponse,
} from "../../contracts/stop"
import { staffActor } from "../../middlewares/staff-request"

/** Stops, the newest on top. */
export async function GET(
  req: MedusaRequest<unknown, ListStopsType>,
  res: MedusaResponse<StopList>
): Promise<void> {
  const { state, limit, offset } = req.validatedQuery
  const page = await listStops(req.scope, { state, limit, offset })
  res.json({ ...page, limit, offset })
}

/** Stops all supply of a patient, case, product or batch at once (SAF-7). */
export async function POST(
  req: MedusaRequest<OpenStopType>,
  res: MedusaResponse<StopResponse>
): Promise<void> {
  const { note, batch_number, ...stop } = req.validatedBody
  const actor = staffActor(req)
  const { result } = await openStopWorkflow(req.scope).run({
    input: {
      ...stop,
      batch_number: batch_number ?? null,
      note: note ?? null,
      actor,
    },
  })
  res.status(201).json({ stop: await readStop(req.scope, result.id, actor) })
}
