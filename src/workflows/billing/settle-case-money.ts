import type { MedusaContainer } from "@medusajs/framework/types"
import { moneyOfCase } from "../../modules/billing/domain/amounts"
import { systemActor } from "../../shared/actor"
import { casesOf } from "../clinical-review/services"
import { transitionCaseWorkflow } from "../clinical-review/transition-case"
import { billingOf } from "./services"

/**
 * Moves a case by how its money stands: refunded only when every refund of it
 * is confirmed, and back when one fails afterwards (PAY-5). Read anew each
 * time, so news in any order come to the same.
 */
export async function settleCaseMoney(
  container: MedusaContainer,
  caseId: string
): Promise<void> {
  const { state } = await casesOf(container).retrieveClinicalCase(caseId, {
    select: ["id", "state"],
  })
  const money = moneyOfCase(
    await billingOf(container).listCaseRefunds(
      { case_id: caseId },
      { select: ["id", "state"] }
    )
  )
  const event =
    state === "awaiting_refund" && money === "confirmed"
      ? "all_confirmed"
      : state === "refunded" && money === "open"
        ? "refund_failed"
        : undefined
  if (event) {
    await transitionCaseWorkflow(container).run({
      input: { case_id: caseId, event, actor: systemActor("billing") },
    })
  }
}
