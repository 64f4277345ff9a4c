import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer, Modules } from "@medusajs/framework/utils"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import { handOverInTurn } from "../hand-over-in-turn"
import { judgeSupply, type Judged } from "../judge"

jest.mock("../judge", () => ({ judgeSupply: jest.fn() }))
jest.mock("../../staff/own-medicine", () => ({
  assertNotOwnMedicine: async () => undefined,
}))

/** One after the other for each key. */
function lock() {
  const tails = new Map<string, Promise<unknown>>()
  return {
    execute: async (key: string, work: () => Promise<unknown>) => {
      const turn = (tails.get(key) ?? Promise.resolve()).then(work)
      tails.set(key, turn)
      return turn
    },
  }
}

it.each([
  ["judges a patient's second parcel once the first has left", "pat_1", true],
  ["lets another patient's go beside it", "pat_2", false],
])("%s", async (_what, patientOfSecond, inTurn) => {
  const steps: string[] = []
  jest.mocked(judgeSupply).mockImplementation(async (_container, id) => {
    steps.push(`judge ${id}`)
    return { gates: [] } as unknown as Judged
  })
  const container = createMedusaContainer()
  container.register(Modules.LOCKING, asValue(lock()))
  container.register(
    DISPENSING_MODULE,
    asValue({
      retrieveSupply: async (id: string) => ({
        id,
        patient_id: id === "sup_1" ? "pat_1" : patientOfSecond,
      }),
      handOver: async (id: string) => {
        await new Promise((resolve) => setTimeout(resolve, 20))
        steps.push(`leave ${id}`)
        return "dispatched"
      },
    })
  )
  const actor = { type: "staff" as const, id: "user_1" }
  await Promise.all(
    ["sup_1", "sup_2"].map((supply_id) =>
      handOverInTurn(container, { supply_id, actor })
    )
  )
  expect(steps.indexOf("judge sup_2") > steps.indexOf("leave sup_1")).toBe(
    inTurn
  )
})
