import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { findLetterOfCode } from "../../../../workflows/correspondence/read-replies"
import type {
  LetterToReply,
  LookUpLetterType,
} from "../../../contracts/letter-reply"

/** Which letter a code belongs to; by POST, so that the code stands in no address. */
export async function POST(
  req: MedusaRequest<LookUpLetterType>,
  res: MedusaResponse<{ letter: LetterToReply }>
): Promise<void> {
  const letter = await findLetterOfCode(req.scope, req.validatedBody.code)
  res.json({ letter })
}
