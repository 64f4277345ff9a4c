import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readOrderCards } from "../../../../workflows/account/read-orders"
import type {
  AccountOrderCard,
  PageQueryType,
} from "../../../contracts/account"

/** The signed-in person's orders, newest first. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, PageQueryType>,
  res: MedusaResponse<{ orders: AccountOrderCard[]; count: number }>
): Promise<void> {
  res.json(
    await readOrderCards(
      req.scope,
      req.auth_context.actor_id,
      req.validatedQuery as PageQueryType
    )
  )
}
