import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { onCasesChanged } from "../../../workflows/clinical-review/live-hub"
import { readCounts } from "../../../workflows/clinical-review/read-queue"
import { openEventStream } from "./event-stream"

/**
 * The queues' counts, now and after each change of a case, as server-sent
 * events. A stream lives 25 seconds and ends at a shutdown (an open one would
 * hold it up); browsers connect again by themselves.
 */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const stream = openEventStream(res)
  const send = async () => {
    stream.send("counts", await readCounts(req.scope))
  }
  const stop = await onCasesChanged(req.scope, () => {
    // A failed count is no news; the next change or the next stream brings one.
    send().catch(() => undefined)
  })
  stream.onEnd(stop)
  await send()
}
