import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../../modules/clinical-review"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import { openStopWorkflow, type OpenStopInput } from "../open-stop"
import { stopForConcerns } from "../stop-for-concerns"

jest.mock("../open-stop")

type Facts = { state: string; outcome?: string; stops?: { id: string }[] }

async function stopsOf({ state, outcome = "concerns", stops = [] }: Facts) {
  const opened: OpenStopInput[] = []
  const run = async ({ input }: { input: OpenStopInput }) => {
    opened.push(input)
    return { result: undefined }
  }
  jest
    .mocked(openStopWorkflow)
    .mockReturnValue({ run } as unknown as ReturnType<typeof openStopWorkflow>)
  const container = createMedusaContainer()
  container.register(
    CLINICAL_REVIEW_MODULE,
    asValue({
      listEvidenceItems: async (asked: { outcome: string }) =>
        asked.outcome === outcome ? [{ id: "evi_1", case_id: "case_1" }] : [],
      retrieveClinicalCase: async () => ({ state }),
    })
  )
  container.register(
    DISPENSING_MODULE,
    asValue({ listStopOrders: async () => stops })
  )
  await stopForConcerns(container, "evi_1")
  return opened
}

it.each(["awaiting_signature", "approved"])(
  "stops a case that is %s when its proof gives concern",
  async (state) => {
    expect(await stopsOf({ state })).toEqual([
      expect.objectContaining({
        scope: "case",
        subject_id: "case_1",
        key: "evidence:evi_1",
      }),
    ])
  }
)

it.each<[string, Facts]>([
  ["one that nobody has decided", { state: "in_review" }],
  ["one that has ended", { state: "cancelled" }],
  ["for a good proof", { state: "approved", outcome: "satisfactory" }],
  ["twice", { state: "approved", stops: [{ id: "stop_1" }] }],
])("doesn't stop %s", async (_, facts) => {
  expect(await stopsOf(facts)).toEqual([])
})
