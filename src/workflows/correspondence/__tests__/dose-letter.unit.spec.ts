import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { PATIENT_MODULE } from "../../../modules/patient"
import { runningEnv } from "../../../shared/env"
import { type LetterCase, readLetterFacts } from "../letter-facts"

jest.mock("../../../shared/env")
jest.mocked(runningEnv).mockReturnValue({
  CAPABILITY_SECRET: "secret",
  STOREFRONT_URL: "https://pharmacy.example",
} as ReturnType<typeof runningEnv>)

const rows: Record<string, object> = {
  decision: {
    staff_name: "Jo Whitmore",
    role: "prescriber",
    registration_body: "GMC",
    registration_number: "7012345",
    at: "2027-03-01T10:00:00Z",
  },
  formulary_item: {
    ingredient: "an ingredient",
    strength: "5 mg",
    form: "tablet",
    pack_size: "28 tablets",
    default_dose: null,
    default_directions: null,
    indication: null,
    gp_letter_wording: null,
    dmd_vmp: null,
  },
  gp_practice: { ods_code: "G81086", name: "A surgery", address: "Leeds" },
  clinical_category: {
    evidence_policy: {
      requirements: [
        {
          any_of: [
            { kind: "gp_confirmation", methods: ["letter"], max_age_days: 365 },
          ],
          before: "dispatch",
          when: "every",
        },
      ],
    },
  },
}

/** What a letter says in a category where the GP confirms before anything is supplied. */
function factsOf(dose: LetterCase["dose"]) {
  const container = createMedusaContainer()
  for (const [name, service] of Object.entries({
    query: {
      graph: async ({ entity }: { entity: string }) => ({
        data: [rows[entity]],
      }),
    },
    [PATIENT_MODULE]: {
      readPerson: async () => ({
        first_name: "Pass",
        last_name: "Example",
        date_of_birth: "1985-05-04",
        sex: "male",
        home_address: {},
        nhs_number: null,
      }),
    },
  })) {
    container.register(name, asValue(service))
  }
  const about: LetterCase = {
    id: "case_1",
    reference: "CASE-1",
    order_id: "order_1",
    patient_id: "pat_1",
    legal_class: "P",
    formulary_item_id: "fit_1",
    category_handle: "acne",
    treatment_name: "A tablet",
    quantity: 1,
    instalment_count: 3,
    ended_as: null,
    dose,
  }
  return readLetterFacts(container, about, "G81086")
}

const dose = { id: "dch_1", decision_id: "dec_2", from_name: "A tablet 1 mg" }

it.each([
  ["the approval", null, true],
  ["another strength, which no confirmation holds up", dose, false],
])("asks the practice to confirm %s (R-28)", async (_of, about, asks) => {
  expect((await factsOf(about)).asks_confirmation).toBe(asks)
})
