import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { saveAnswers } from "../../../../../workflows/consultation/save-answers"
import type {
  SaveAnswersResponse,
  SaveAnswersType,
} from "../../../../contracts/consultation"
import { requireParam } from "../../../../middlewares/require-param"
import { closedAsConflict } from "../../closed-as-conflict"
import { holderOf } from "../../holder"
import { consultationView } from "../../view"

/** Saves answers, all or none, and tells at once what follows from them (CON-2). */
export async function POST(
  req: MedusaRequest<SaveAnswersType>,
  res: MedusaResponse
): Promise<void> {
  const result = await closedAsConflict(res, () =>
    saveAnswers(req.scope, {
      consultation_id: requireParam(req, "id"),
      holder: holderOf(req),
      ...req.validatedBody,
    })
  )
  if (!result) {
    return
  }
  if (result.accepted) {
    const { superseded } = result
    const answer: SaveAnswersResponse = {
      consultation: consultationView(result),
      superseded,
    }
    res.json(answer)
    return
  }
  const { errors } = result
  res.status(400).json({
    type: "invalid_data",
    code: "invalid_field",
    message: errors
      .map(({ field, message }) => `${field}: ${message}`)
      .join("; "),
    errors,
  })
}
