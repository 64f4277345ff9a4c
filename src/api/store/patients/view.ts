import type { OwnPatient } from "../../../workflows/patient/read-patient"
import type { PatientView } from "../../contracts/patient"

/** What a patient sees of themselves. */
export function patientView({
  row,
  person,
  practice,
}: OwnPatient): PatientView {
  const { address_1, address_2, city, county, postcode } = person.home_address
  return {
    first_name: person.first_name,
    last_name: person.last_name,
    sex: person.sex,
    date_of_birth: person.date_of_birth,
    phone: person.phone,
    email: person.email,
    email_verified: row.email_verified_at !== null,
    phone_verified: row.phone_verified_at !== null,
    home_address: {
      address_1,
      address_2: address_2 ?? null,
      city,
      county: county ?? null,
      postcode,
    },
    gp: {
      answer: row.gp_answer,
      practice: practice && {
        code: practice.code,
        name: practice.name,
        address: practice.address,
      },
    },
    identity_status: row.identity_status,
  }
}
