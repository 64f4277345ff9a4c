import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { onCasesChanged } from "../../../workflows/clinical-review/live-hub"
import { readCounts } from "../../../workflows/clinical-review/read-queue"
import { lastStopChange } from "../../../workflows/dispensing/read-stops"
import { openEventStream } from "./event-stream"

/**
 * The queues' counts and when supply was last stopped or let go, now and after
 * each change, as server-sent events. A stream lives 25 seconds and ends at a shutdown (an open one would
 * hold it up); browsers connect again by themselves.
 */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const stream = openEventStream(res)
  const send = async () => {
    stream.send("counts", await readCounts(req.scope))
    stream.send("stops", await lastStopChange(req.scope))
  }
  const stop = await onCasesChanged(req.scope, () => {
    // A failed count is no news; the next change or the next stream brings one.
    send().catch(() => undefined)
  })
  stream.onEnd(stop)
  await send()
}
