import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readPrescriptions } from "../../../../workflows/account/read-prescriptions"
import type { AccountPrescription } from "../../../contracts/account"

/** What was prescribed to the signed-in person, as a record. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ prescriptions: AccountPrescription[] }>
): Promise<void> {
  const prescriptions = await readPrescriptions(
    req.scope,
    req.auth_context.actor_id
  )
  res.json({ prescriptions })
}
