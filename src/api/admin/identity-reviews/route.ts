import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { listIdentityReviews } from "../../../workflows/identity/read-review"
import type {
  IdentityReviewsResponse,
  ListIdentityReviewsType,
} from "../../contracts/identity"

/** Whose identity needs staff, longest waiting first (IDV-3). */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, ListIdentityReviewsType>,
  res: MedusaResponse<IdentityReviewsResponse>
): Promise<void> {
  const query = req.validatedQuery as ListIdentityReviewsType
  res.json(await listIdentityReviews(req.scope, query))
}
