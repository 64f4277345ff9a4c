import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readLetters } from "../../../workflows/correspondence/read-letters"
import type { LetterView, ListLettersType } from "../../contracts/letter"

/** Letters to GPs by state; the oldest first. */
export async function GET(
  req: MedusaRequest<unknown, ListLettersType>,
  res: MedusaResponse<{
    letters: LetterView[]
    count: number
    limit: number
    offset: number
  }>
): Promise<void> {
  const filter = req.validatedQuery as ListLettersType
  const { letters, count } = await readLetters(req.scope, filter)
  res.json({ letters, count, limit: filter.limit, offset: filter.offset })
}
