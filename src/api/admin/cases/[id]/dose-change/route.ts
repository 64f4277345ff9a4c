import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ipv4Of } from "../../../../../modules/prescribing/domain/particulars"
import { proposeDoseChangeWorkflow } from "../../../../../workflows/dose-change/propose-dose-change"
import { readDoseChanges } from "../../../../../workflows/dose-change/read-dose-changes"
import type {
  CaseDoseChanges,
  DoseChangeMoved,
  ProposeDoseChangeType,
} from "../../../../contracts/dose-change"
import { clientAddress } from "../../../../middlewares/client-address"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Changes of strength of a case's plan, and what may be proposed now (SAF-18). */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<CaseDoseChanges>
): Promise<void> {
  const found = await readDoseChanges(
    req.scope,
    requireParam(req, "id"),
    staffActor(req)
  )
  res.json(found)
}

/** Proposes another strength for the months that haven't begun, if the patient agrees. */
export async function POST(
  req: AuthenticatedMedusaRequest<ProposeDoseChangeType>,
  res: MedusaResponse<DoseChangeMoved>
): Promise<void> {
  const {
    gp_justification,
    quantity_justification,
    notes,
    shown_pence,
    ...rest
  } = req.validatedBody
  const { result } = await proposeDoseChangeWorkflow(req.scope).run({
    input: {
      case_id: requireParam(req, "id"),
      actor: staffActor(req),
      ip: ipv4Of(clientAddress(req)),
      gp_justification: gp_justification ?? null,
      quantity_justification: quantity_justification ?? null,
      notes: notes ?? null,
      shown_pence: shown_pence ?? null,
      ...rest,
    },
  })
  res.json({ dose_change: { id: result.dose_change_id, state: result.state } })
}
