import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { PATIENT_MODULE } from "../../../modules/patient"
import type { Decider } from "../../../modules/staff/domain/may-decide"
import { loadDecider } from "../../clinical-review/review-facts"
import { assertMayRelease, type Released } from "../may-release"
import { assertNotOwnMedicine } from "../own-medicine"

jest.mock("../../clinical-review/review-facts")
jest.mock("../own-medicine")

const good: Decider = {
  user_id: "user_1",
  email: "staff@example.test",
  role: "pharmacist",
  registration_body: "GPhC",
  registration_number: "2999001",
  suspended_at: null,
  scope: ["acne"],
  lapsed: null,
}

async function release(
  change: Partial<Decider>,
  about: Partial<Released> = {}
): Promise<void> {
  const decider = { ...good, ...change }
  jest
    .mocked(loadDecider)
    .mockResolvedValue({ decider } as Awaited<ReturnType<typeof loadDecider>>)
  const container = createMedusaContainer()
  container.register(
    PATIENT_MODULE,
    asValue({
      retrievePatient: async (id: string) => ({
        id,
        email: "patient@example.test",
      }),
    })
  )
  await assertMayRelease(container, decider.user_id, {
    patient_id: "pat_1",
    category_handle: "acne",
    ...about,
  })
}

it("lets a clinician in good standing go on, and asks whose medicine it is", async () => {
  await release({})
  expect(assertNotOwnMedicine).toHaveBeenCalledWith(expect.anything(), {
    user_id: "user_1",
    patient_id: "pat_1",
  })
  // A batch is nobody's in particular, and of no category.
  await release({}, { patient_id: null, category_handle: null })
  expect(assertNotOwnMedicine).toHaveBeenCalledTimes(1)
})

it.each<[string, Partial<Decider>]>([
  ["registration_lapsed", { lapsed: "the register check is out of date" }],
  ["outside_scope", { scope: ["hair-loss"] }],
  ["registration_required", { registration_number: null }],
  ["role_required", { role: "pharmacy_team" }],
  ["role_required", { suspended_at: "2026-11-21" }],
  ["not_eligible", { email: "Patient+pills@example.test" }],
])("refuses with %s: %j", async (code, change) => {
  await expect(release(change)).rejects.toMatchObject({ code })
})
