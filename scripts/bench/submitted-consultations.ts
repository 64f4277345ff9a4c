import { writeFileSync } from "node:fs"
import type { ExecArgs } from "@medusajs/framework/types"
import { CONSULTATION_MODULE } from "../../src/modules/consultation"
import type ConsultationModuleService from "../../src/modules/consultation/service"
import { PATIENT_MODULE } from "../../src/modules/patient"
import type PatientModuleService from "../../src/modules/patient/service"
import { systemActor } from "../../src/shared/actor"
import { clock } from "../../src/shared/clock"

/**
 * Gives a customer an invented profile and so many submitted consultations,
 * as their modules would have left them. The time to answer a form is not what
 * is measured.
 *
 *   medusa exec … <customer id> <email> <category> <count> <result.json>
 */
export default async function submittedConsultations({
  container,
  args,
}: ExecArgs): Promise<void> {
  const [customer_id, email, category, count, output] = args
  if (!customer_id || !email || !category || !count || !output) {
    throw new Error("customer, email, category, count and result are needed")
  }
  const patients = container.resolve<PatientModuleService>(PATIENT_MODULE)
  const patient = await patients.saveProfile(
    { customer_id, email, profile: PROFILE },
    systemActor("bench"),
    clock.now()
  )
  await patients.updatePatients({
    id: patient.id,
    email_verified_at: clock.now(),
  })
  const consultations =
    container.resolve<ConsultationModuleService>(CONSULTATION_MODULE)
  const [version] = await consultations.listFormVersions({}, { take: 1 })
  if (!version) {
    throw new Error("There is no form")
  }
  const made = await consultations.createConsultations(
    Array.from({ length: Number(count) }, (_, index) => ({
      reference: `CON-BENCH-${index}`,
      form_version_id: version.id,
      category_handle: category,
      category_name: category,
      token_hash: "none",
      customer_id,
      state: "submitted" as const,
      outcome: "continue" as const,
      started_at: clock.now(),
      submitted_at: clock.now(),
      last_activity_at: clock.now(),
    }))
  )
  writeFileSync(output, JSON.stringify(made.map(({ id }) => id)))
}

const PROFILE = {
  first_name: "Pass",
  last_name: "Example",
  sex: "male" as const,
  date_of_birth: "1985-04-12",
  phone: "+447700900123",
  home_address: {
    address_1: "1 Orchard Lane",
    city: "Leeds",
    postcode: "LS1 4ZZ",
  },
  gp: { answer: "no_gp" as const },
}
