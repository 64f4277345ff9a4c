import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ipv4Of } from "../../../../../modules/prescribing/domain/particulars"
import { proposeChangeWorkflow } from "../../../../../workflows/clinical-review/propose-change"
import type { CaseDecided } from "../../../../contracts/case"
import type { ProposeChangeType } from "../../../../contracts/case-decisions"
import { clientAddress } from "../../../../middlewares/client-address"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Approves with changes, if the patient accepts them (SAF-2). */
export async function POST(
  req: AuthenticatedMedusaRequest<ProposeChangeType>,
  res: MedusaResponse<CaseDecided>
): Promise<void> {
  const {
    gp_justification,
    quantity_justification,
    notes,
    shown_pence,
    months,
    ...rest
  } = req.validatedBody
  const { result } = await proposeChangeWorkflow(req.scope).run({
    input: {
      case_id: requireParam(req, "id"),
      actor: staffActor(req),
      ip: ipv4Of(clientAddress(req)),
      gp_justification: gp_justification ?? null,
      quantity_justification: quantity_justification ?? null,
      notes: notes ?? null,
      shown_pence: shown_pence ?? null,
      months: months ?? null,
      ...rest,
    },
  })
  res.json({
    case: { id: result.case_id, state: result.state },
    decision: { id: result.decision_id },
  })
}
