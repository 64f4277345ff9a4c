import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../../modules/clinical-review"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import { openStopWorkflow } from "../open-stop"
import { stopForRefusal } from "../stop-for-refusal"

jest.mock("../open-stop")
jest.mock("../../treatment-plan/charge-due", () => ({ CHARGE_CHECK: "check" }))

type Case = {
  id: string
  patient_id: string
  category_handle: string
  consultation_id: string | null
  ended_as: string | null
}

const one = (id: string, change: Partial<Case> = {}): Case => ({
  id,
  patient_id: "pat_1",
  category_handle: "hair-loss",
  consultation_id: "con_1",
  ended_as: null,
  ...change,
})

/** The cases that are stopped, and the plans that stand still, when "case_new" has ended so. */
async function stoppedBy(ended_as: string | null, others: Case[]) {
  const stopped: string[] = []
  const paused: string[] = []
  jest.mocked(openStopWorkflow).mockReturnValue({
    run: async ({ input }: { input: { subject_id: string } }) => {
      stopped.push(input.subject_id)
      return { result: undefined }
    },
  } as unknown as ReturnType<typeof openStopWorkflow>)
  const denied = one("case_new", { ended_as, consultation_id: "con_2" })
  const container = createMedusaContainer()
  for (const [name, service] of Object.entries({
    [CLINICAL_REVIEW_MODULE]: {
      retrieveClinicalCase: async () => denied,
      listClinicalCases: async ({
        id: not,
        ...equal
      }: Partial<Omit<Case, "id">> & { id: { $ne: string } }) =>
        [denied, ...others].filter(
          (row) =>
            row.id !== not.$ne &&
            Object.entries({ ...row, ...equal }).every(
              ([column, value]) => row[column as keyof Case] === value
            )
        ),
    },
    [TREATMENT_PLAN_MODULE]: {
      listPlans: async ({ case_id }: { case_id: string }) => [
        { id: `plan of ${case_id}` },
      ],
      pause: async (id: string) => paused.push(id),
    },
  })) {
    container.register(name, asValue(service))
  }
  await stopForRefusal(container, "case_new")
  return { stopped, paused }
}

const others = [
  one("case_older_answers"),
  one("case_same_answers", { consultation_id: "con_2" }),
  one("case_without_answers", { consultation_id: null }),
  one("case_over", { ended_as: "completed" }),
  one("case_elsewhere", { category_handle: "weight-loss" }),
  one("case_of_another", { patient_id: "pat_2" }),
]

it("stops what runs for the patient in the category, whichever answers it rests on (SAF-7, REN-2)", async () => {
  const running = [
    "case_older_answers",
    "case_same_answers",
    "case_without_answers",
  ]
  expect(await stoppedBy("rejected_clinical", others)).toEqual({
    stopped: running,
    paused: running.map((id) => `plan of ${id}`),
  })
})

it.each([null, "rejected_identity", "cancelled"])(
  "stops nothing where the case ended as %s",
  async (ended_as) => {
    expect(await stoppedBy(ended_as, others)).toEqual({
      stopped: [],
      paused: [],
    })
  }
)
