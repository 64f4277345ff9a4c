import type { MedusaContainer } from "@medusajs/framework/types"
import type { Proposal } from "../../modules/clinical-review/domain/proposal"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { ePrescribing } from "../../modules/formulary/domain/item-rules"
import { missingParticulars } from "../../modules/prescribing/domain/particulars"
import type { StaffRow } from "../../modules/staff/service"
import { notAllowed } from "../../shared/errors"
import { buildContent, prescribingOf } from "../prescribing/build-content"
import type { Category, Item } from "./review-facts"
import { patientsOf } from "./services"

/**
 * What is proposed can be prescribed: electronically, and with all that the law
 * wants written.
 * @throws evidence_missing naming what is missing
 */
export async function assertPrescribable(
  container: MedusaContainer,
  facts: { record: CaseRecord; item: Item; category: Category },
  staff: StaffRow,
  proposal: Proposal
): Promise<void> {
  const { record, item, category } = facts
  const electronic = ePrescribing(item)
  if (!electronic.allowed) {
    throw notAllowed(
      "evidence_missing",
      `Item ${item.id}: ${electronic.reason}`
    )
  }
  const content = buildContent({
    record,
    proposal,
    item,
    person: await patientsOf(container).readPerson(record.patient_id),
    prescriber: {
      name: staff.name,
      body: staff.registration_body,
      number: staff.registration_number,
    },
    practice_address: prescribingOf(container).addressOfPractitioner(),
    minimum_interval_days: category.minimum_interval_days,
    consultation_reference: null,
  })
  const missing = missingParticulars(content)
  if (missing.length > 0) {
    throw notAllowed("evidence_missing", `Missing: ${missing.join(", ")}`)
  }
}
