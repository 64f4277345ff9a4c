import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../../modules/clinical-review"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import { noteLongestPlan } from "../../treatment-plan/note-longest-plan"
import { tellOfCase } from "../../messaging/tell-of-case"
import { followShorterPlan } from "../shorten-plan"

jest.mock("../../messaging/tell-of-case")
jest.mock("../../treatment-plan/note-longest-plan")

/** What becomes of a plan of six months and its patient where three were decided; the case has as many as given by then. */
async function followed(instalment_count: number) {
  const shortened: unknown[] = []
  const container = createMedusaContainer()
  container.register(
    CLINICAL_REVIEW_MODULE,
    asValue({
      retrievePlanLengthChange: async () => ({
        id: "plch_1",
        from_months: 6,
        to_months: 3,
        changed_by: "user_1",
      }),
      retrieveClinicalCase: async () => ({ id: "case_1", instalment_count }),
      readPlanLength: async () => ({ reason: "Three are enough." }),
    })
  )
  container.register(
    TREATMENT_PLAN_MODULE,
    asValue({
      listPlans: async () => [{ id: "pln_1", months: 6, order_id: "order_1" }],
      shorten: async (id: string, to: unknown) => {
        shortened.push(id, to)
      },
    })
  )
  jest.mocked(tellOfCase).mockClear()
  jest.mocked(noteLongestPlan).mockClear()
  await followShorterPlan(container, { case_id: "case_1", change_id: "plch_1" })
  return {
    shortened,
    told: jest.mocked(tellOfCase).mock.calls.length,
    noted: jest.mocked(noteLongestPlan).mock.calls.map(([, order]) => order),
  }
}

it("makes a case's plan shorter and tells its patient (REV-3)", async () => {
  expect(await followed(3)).toEqual({
    shortened: ["pln_1", { change_id: "plch_1", months: 3 }],
    told: 1,
    noted: ["order_1"],
  })
})

it("does nothing when it is repeated after the patient agreed to a longer plan (SAF-2)", async () => {
  expect(await followed(6)).toEqual({ shortened: [], told: 0, noted: [] })
})
