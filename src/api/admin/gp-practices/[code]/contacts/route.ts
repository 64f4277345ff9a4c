import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { verifyPracticeAddressWorkflow } from "../../../../../workflows/correspondence/verify-practice-address"
import type { VerifyPracticeAddressType } from "../../../../contracts/letter"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Staff verified a practice's address; letters that waited for it leave. */
export async function POST(
  req: AuthenticatedMedusaRequest<VerifyPracticeAddressType>,
  res: MedusaResponse<{ letters_sent: number }>
): Promise<void> {
  const { result } = await verifyPracticeAddressWorkflow(req.scope).run({
    input: {
      ods_code: requireParam(req, "code"),
      email: req.validatedBody.email,
      actor: staffActor(req),
    },
  })
  res.json({ letters_sent: result.letters })
}
