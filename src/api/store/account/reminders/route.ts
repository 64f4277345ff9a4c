import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readReminders } from "../../../../workflows/account/renewals/read-reminders"
import type { AccountReminder } from "../../../contracts/reminder"

/** Which treatments of the signed-in person come to their end (REN-1). */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ reminders: AccountReminder[] }>
): Promise<void> {
  res.json({
    reminders: await readReminders(req.scope, req.auth_context.actor_id),
  })
}
