import type { MedusaContainer } from "@medusajs/framework/types"
import { startOfDay, type Day } from "../../shared/calendar"
import { clock } from "../../shared/clock"
import { formatDate, londonDay } from "../../shared/london"
import { casesOf } from "../clinical-review/services"
import { dispensingOf } from "../dispensing/services"
import { authorisingPrescription } from "../prescribing/authorising-prescription"
import { startOfSupply } from "../treatment-plan/supply-start"

export type ApprovalNews = {
  /** The day of the signature that a renewal goes on with, which nobody decided on anew (REN-3); null where somebody has decided. */
  continues_from: Date | null
  /** The first day on which it may leave; null for at once. */
  leaves_from: Day | null
}

/** What a patient is told of an approval: who has decided, and from when its first parcel leaves. */
export async function readApprovalNews(
  container: MedusaContainer,
  case_id: string
): Promise<ApprovalNews> {
  const { consultation_id, order_id, category_handle } = await casesOf(
    container
  ).retrieveClinicalCase(case_id, {
    select: ["id", "consultation_id", "order_id", "category_handle"],
  })
  const [newest] = await casesOf(container).listDecisions(
    { case_id, kind: { $ne: "change_dose" } },
    { select: ["id", "kind"], order: { at: "DESC" }, take: 1 }
  )
  const prescription =
    newest?.kind === "continued"
      ? await authorisingPrescription(container, case_id)
      : null
  const [first] = await dispensingOf(container).listSupplies(
    { case_id, instalment_number: 1, replacement_number: 0 },
    { select: ["id", "dispatched_at"], take: 1 }
  )
  const { not_before } = await startOfSupply(container, {
    case_id,
    consultation_id,
    order_id,
    category_handle,
    instalment_number: 1,
    replacement_number: 0,
    dispatched_at: first?.dispatched_at ?? null,
  })
  const isLater = not_before !== null && not_before > londonDay(clock.now())
  return {
    continues_from: prescription?.signed_at ?? null,
    leaves_from: isLater ? not_before : null,
  }
}

/** When tracking details come, for the account and the email: a supply that begins later leaves on its day at the earliest. */
export const trackingWords = (leaves_from: Day | null): string =>
  leaves_from === null
    ? "We will send you tracking details as soon as it leaves."
    : `It leaves on ${formatDate(startOfDay(leaves_from))} at the earliest. We will send you tracking details then.`
