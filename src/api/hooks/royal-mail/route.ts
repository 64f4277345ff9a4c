import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { runningEnv } from "../../../shared/env"
import { invalid } from "../../../shared/errors"
import { receiveTrackingPush } from "../../../workflows/dispensing/record-tracking"
import { verifyPush } from "./verify-push"

/** Takes a tracking push: authenticated, each scan stored once, answered; the work follows. */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse<{ received: number }>
): Promise<void> {
  const env = runningEnv()
  verifyPush(req.header("authorization"), {
    username: env.ROYAL_MAIL_WEBHOOK_USERNAME,
    password: env.ROYAL_MAIL_WEBHOOK_PASSWORD,
  })
  if (!Buffer.isBuffer(req.rawBody)) {
    throw invalid("body", "is not a tracking push")
  }
  const body = req.rawBody.toString("utf8")
  res.json(await receiveTrackingPush(req.scope, body))
}
