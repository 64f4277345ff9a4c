import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer, Modules } from "@medusajs/framework/utils"
import { FORMULARY_MODULE } from "../../../modules/formulary"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import { runningEnv } from "../../../shared/env"
import { planWaitsTeam } from "../email-templates/plan-waits"

jest.mock("../../../shared/env")

const ASKED = "They were asked by email"
const NOBODY = "nobody was asked"

it.each([
  ["asks something", { questions: ["weight"], days_before: 7 }, ASKED, NOBODY],
  ["can't be read", { questions: ["mood"], days_before: 7 }, NOBODY, ASKED],
])(
  "tells the team what a month waits for whose category %s",
  async (_, check_in, said, unsaid) => {
    jest.mocked(runningEnv).mockReturnValue({
      BACKEND_URL: "http://backend",
      PHARMACY_NAME: "A pharmacy",
      PHARMACY_ADDRESS: "1 High Street",
      PHARMACY_PREMISES_NUMBER: "1234567",
      PHARMACY_PHONE: "0800",
    } as ReturnType<typeof runningEnv>)
    const container = createMedusaContainer()
    const plan = {
      id: "pln_1",
      reference: "PLN-1",
      months: 3,
      pause_causes: ["clinical"],
      category_handle: "weight-loss",
    }
    for (const [name, service] of Object.entries({
      [TREATMENT_PLAN_MODULE]: {
        retrieveInstalment: async () => ({ plan_id: plan.id, number: 2 }),
        retrievePlan: async () => plan,
      },
      [FORMULARY_MODULE]: {
        listClinicalCategories: async () => [
          { handle: plan.category_handle, check_in },
        ],
      },
      [Modules.USER]: {
        listUsers: async () => [{ id: "user_1", email: "team@example.com" }],
      },
    })) {
      container.register(name, asValue(service))
    }
    const call = { subject_id: "ins_1:check_in:2027-01-01:user_1" }
    const email = JSON.stringify(
      await planWaitsTeam(
        container,
        call as Parameters<typeof planWaitsTeam>[1]
      )
    )
    expect(email).toContain(said)
    expect(email).not.toContain(unsaid)
  }
)
