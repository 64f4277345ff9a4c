import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readThreads } from "../../../../workflows/account/read-messages"
import type { AccountThread, PageQueryType } from "../../../contracts/account"

/** The signed-in person's conversations with the pharmacy. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, PageQueryType>,
  res: MedusaResponse<{ threads: AccountThread[]; count: number }>
): Promise<void> {
  res.json(
    await readThreads(
      req.scope,
      req.auth_context.actor_id,
      req.validatedQuery as PageQueryType
    )
  )
}
