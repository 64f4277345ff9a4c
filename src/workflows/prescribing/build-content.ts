import type { InferTypeOf, MedusaContainer } from "@medusajs/framework/types"
import type { Proposal } from "../../modules/clinical-review/domain/proposal"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { medicineName } from "../../modules/formulary/domain/medicine-name"
import type { FormularyItem } from "../../modules/formulary/models/formulary-item"
import type { Person } from "../../modules/patient/person"
import { PRESCRIBING_MODULE } from "../../modules/prescribing"
import type { PrescriptionContent } from "../../modules/prescribing/domain/content"
import type PrescribingModuleService from "../../modules/prescribing/service"

type Item = InferTypeOf<typeof FormularyItem>

export const prescribingOf = (container: MedusaContainer) =>
  container.resolve<PrescribingModuleService>(PRESCRIBING_MODULE)

export type ContentSource = {
  record: CaseRecord
  proposal: Proposal
  item: Item
  person: Person
  prescriber: { name: string; body: string | null; number: string | null }
  practice_address: string
  minimum_interval_days: number
  consultation_reference: string | null
}

/** What a prescription will say, from the decision, the formulary and the patient as they are now. */
export function buildContent(source: ContentSource): PrescriptionContent {
  const { item, person, proposal, prescriber } = source
  const home = person.home_address
  return {
    patient: {
      id: person.id,
      first_name: person.first_name,
      last_name: person.last_name,
      sex: person.sex,
      date_of_birth: person.date_of_birth,
      address: {
        line_1: home.address_1,
        line_2: [home.address_2, home.county].filter(Boolean).join(", "),
        city: home.city,
        postcode: home.postcode,
      },
      email: person.email,
      phone: person.phone,
      nhs_number: person.nhs_number,
    },
    medicines: [
      {
        formulary_item_id: item.id,
        variant_id: item.variant_id,
        description: medicineName(item),
        dmd: verifiedIds(item),
        dose: proposal.dose,
        directions: proposal.directions,
        quantity: proposal.quantity,
        packs: source.record.quantity,
        pack_size: item.pack_size,
      },
    ],
    issues: proposal.issues,
    minimum_interval_days: source.minimum_interval_days,
    prescriber: {
      name: prescriber.name,
      body: prescriber.body ?? "",
      number: prescriber.number ?? "",
      address: source.practice_address,
    },
    consultation_reference: source.consultation_reference,
  }
}

/** Ids that nobody verified are not sent: the description alone then says what is meant. */
const verifiedIds = (
  item: Pick<
    Item,
    "dmd_verified" | "dmd_vmp" | "dmd_vmpp" | "dmd_amp" | "dmd_ampp"
  >
) =>
  item.dmd_verified
    ? {
        vmp: item.dmd_vmp,
        vmpp: item.dmd_vmpp,
        amp: item.dmd_amp,
        ampp: item.dmd_ampp,
      }
    : { vmp: null, vmpp: null, amp: null, ampp: null }
