import type { MedusaContainer } from "@medusajs/framework/types"
import { missingBefore } from "../../modules/clinical-review/domain/evidence"
import type {
  CaseRecord,
  EvidenceRecord,
} from "../../modules/clinical-review/types"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { evidencePolicySchema } from "../../shared/evidence-policy"
import { casesOf, formularyOf } from "../clinical-review/services"
import { openStopWorkflow } from "./open-stop"
import { dispensingOf } from "./services"

/** Decided, so that no approval asks for the proof any more. */
const DECIDED: CaseRecord["state"][] = ["awaiting_signature", "approved"]

type Proof = Pick<
  EvidenceRecord,
  "id" | "case_id" | "patient_id" | "kind" | "outcome" | "withdrawn_at"
>

/**
 * Stops the supply of cases that were decided before a proof gave concern, or on
 * one that was taken back, until a clinician has looked at them (SAF-4, SAF-7):
 * the case for which the concern was had, and every other of the person whose
 * policy isn't met without it. Does nothing for what proves something;
 * repeatable.
 */
export async function stopForEvidence(
  container: MedusaContainer,
  evidenceId: string
): Promise<void> {
  const [proof] = await casesOf(container).listEvidenceItems(
    { id: evidenceId },
    { take: 1 }
  )
  const isConcern = proof?.outcome === "concerns" && proof.withdrawn_at === null
  const isLost =
    proof?.outcome === "satisfactory" && proof.withdrawn_at !== null
  if (!proof || (!isConcern && !isLost)) {
    return
  }
  const decided = await casesOf(container).listClinicalCases(
    { patient_id: proof.patient_id, state: DECIDED },
    { take: 200 }
  )
  for (const record of decided) {
    if (isConcern && record.id === proof.case_id) {
      await stopOnce(container, record.id, `evidence:${proof.id}`)
    } else if (await isUnproven(container, record, proof)) {
      await stopOnce(container, record.id, `evidence:${proof.id}:${record.id}`)
    }
  }
}

/** Whether the case's category asks for what the proof was about, and there is nothing else of it. */
async function isUnproven(
  container: MedusaContainer,
  { id, category_handle }: CaseRecord,
  { kind }: Proof
): Promise<boolean> {
  const [category] = await formularyOf(container).listClinicalCategories({
    handle: category_handle,
  })
  const policy = evidencePolicySchema.safeParse(category?.evidence_policy)
  if (!policy.success) {
    return true
  }
  const { judged } = await casesOf(container).judgeCaseEvidence(
    id,
    policy.data,
    clock.now()
  )
  return missingBefore("approval", judged).some(({ any_of }) =>
    any_of.some((asked) => asked.kind === kind)
  )
}

/** One stop an occasion, also after somebody has released it. */
async function stopOnce(
  container: MedusaContainer,
  case_id: string,
  key: string
): Promise<void> {
  const [known] = await dispensingOf(container).listStopOrders(
    { key },
    { select: ["id"], take: 1 }
  )
  if (!known) {
    await openStopWorkflow(container).run({
      input: {
        scope: "case",
        subject_id: case_id,
        reason_code: "clinical_query",
        note: null,
        actor: systemActor("evidence"),
        key,
      },
    })
  }
}
