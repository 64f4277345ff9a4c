import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { PATIENT_MODULE } from "../../modules/patient"
import type { PatientRow, Person } from "../../modules/patient/person"
import type PatientModuleService from "../../modules/patient/service"
import { notFound } from "../../shared/errors"

export type GpPractice = {
  code: string
  name: string
  address: string
  active: boolean
}

const practiceSchema = z.object({
  ods_code: z.string(),
  name: z.string(),
  postcode: z.string().nullish(),
  address: z.union([
    z.string(),
    z.array(z.string()),
    z.record(z.string(), z.unknown()),
  ]),
  active: z.boolean(),
})

/** A practice of the directory by its ODS code; null when it is not there. */
export async function readGpPractice(
  container: MedusaContainer,
  code: string
): Promise<GpPractice | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "gp_practice",
    fields: ["ods_code", "name", "address", "postcode", "active"],
    filters: { ods_code: code },
  })
  const [practice] = z.array(practiceSchema).parse(data)
  if (!practice) {
    return null
  }
  return {
    code: practice.ods_code,
    name: practice.name,
    address: oneLine(practice.address, practice.postcode),
    active: practice.active,
  }
}

function oneLine(
  address: z.infer<typeof practiceSchema>["address"],
  postcode: string | null | undefined
): string {
  const lines = typeof address === "string" ? [address] : Object.values(address)
  const texts = [...lines, postcode].filter(
    (line): line is string => typeof line === "string" && line !== ""
  )
  return [...new Set(texts)].join(", ")
}

export type OwnPatient = {
  row: PatientRow
  person: Person
  practice: GpPractice | null
}

/** The profile of a customer, in clear. @throws not_found before there is one */
export async function readOwnPatient(
  container: MedusaContainer,
  customerId: string
): Promise<OwnPatient> {
  const found = await container
    .resolve<PatientModuleService>(PATIENT_MODULE)
    .findByCustomer(customerId)
  if (!found) {
    throw notFound("Patient profile of customer", customerId)
  }
  const code = found.row.gp_practice_code
  return {
    ...found,
    practice: code ? await readGpPractice(container, code) : null,
  }
}
