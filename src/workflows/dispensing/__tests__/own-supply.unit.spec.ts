import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import { notAllowed } from "../../../shared/errors"
import type { Actor } from "../../../shared/actor"
import { scanPackWorkflow } from "../handle-supply"

jest.mock("../../staff/own-medicine", () => ({
  assertNotOwnMedicine: async (
    _: unknown,
    about: { user_id: string; patient_id: string }
  ) => {
    if (about.user_id === "user_own" && about.patient_id === "pat_1") {
      throw notAllowed("not_eligible", "Nobody acts on their own medicine")
    }
  },
}))

/** What was put into a supply of the patient's by somebody. */
async function scanBy(id: string) {
  const scanned: string[] = []
  const container = createMedusaContainer()
  container.register(
    DISPENSING_MODULE,
    asValue({
      retrieveSupply: async () => ({
        formulary_item_id: "fit_1",
        patient_id: "pat_1",
      }),
      scan: async (supply_id: string) => {
        scanned.push(supply_id)
        return { packs_scanned: 1 }
      },
    })
  )
  container.register("query", asValue({ graph: async () => ({ data: [] }) }))
  const actor: Actor = { type: "staff", id, role: "pharmacy_team" }
  const scan = {
    gtin: "05000000000012",
    batch_number: "B1",
    expiry: "2028-01-31",
    packs: 1,
  }
  const { errors } = await scanPackWorkflow(container).run({
    input: { supply_id: "sup_1", actor, scan },
    throwOnError: false,
  })
  return { scanned, refused: errors.map(({ error }) => error.code) }
}

it("lets a pack be put into a supply by anybody but its patient", async () => {
  expect(await scanBy("user_own")).toEqual({
    scanned: [],
    refused: ["not_eligible"],
  })
  expect(await scanBy("user_other")).toEqual({
    scanned: ["sup_1"],
    refused: [],
  })
})
