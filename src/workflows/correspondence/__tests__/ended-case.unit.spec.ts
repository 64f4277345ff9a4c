import { createMedusaContainer } from "@medusajs/framework/utils"
import { asValue } from "@medusajs/framework/awilix"
import { CORRESPONDENCE_MODULE } from "../../../modules/correspondence"
import { MESSAGING_MODULE } from "../../../modules/messaging"
import { PARTNER_GATEWAY_MODULE } from "../../../modules/partner-gateway"
import { PATIENT_MODULE } from "../../../modules/patient"
import { PMR_MODULE } from "../../../modules/pmr"
import { runningEnv } from "../../../shared/env"
import { tellApprovedWorkflow } from "../../messaging/tell-approved"
import { pushRecordWorkflow } from "../../pmr/push-record"
import { writeLetterWorkflow } from "../write-letter"

jest.mock("../../../shared/env")
jest.mocked(runningEnv).mockReturnValue({
  CAPABILITY_SECRET: "secret",
  PHARMACY_PHONE: "0800",
} as ReturnType<typeof runningEnv>)

const row = {
  id: "case_1",
  reference: "CASE-1",
  order_id: "order_1",
  patient_id: "pat_1",
  customer_id: "cus_1",
  legal_class: "P",
  formulary_item_id: "fit_1",
  category_handle: "acne",
  treatment_name: "A cream",
  quantity: 1,
  instalment_count: 1,
}

/** A backend whose case ends as the list says, one entry a look; what it was told to do. */
function backendOf(looks: (string | null)[]) {
  const did: string[] = []
  const note =
    <Answer>(name: string, answer: Answer) =>
    async (): Promise<Answer> => {
      did.push(name)
      return answer
    }
  const container = createMedusaContainer()
  const letter = { id: "let_1", file_key: "file_1" }
  for (const [name, service] of Object.entries({
    query: {
      graph: async () => ({
        data: [
          {
            ...row,
            ended_as: looks.length > 1 ? looks.shift() : (looks[0] ?? null),
          },
        ],
      }),
    },
    [PATIENT_MODULE]: {
      retrievePatient: async () => ({ gp_answer: "none" }),
    },
    [CORRESPONDENCE_MODULE]: {
      draftLetter: note("draft", letter),
      listLetters: async () => [letter],
      moveLetter: async ({ event }: { event: string }) => {
        did.push(event)
        return "waived"
      },
    },
    [PARTNER_GATEWAY_MODULE]: { cancelUnsent: note("take back", undefined) },
    [MESSAGING_MODULE]: { post: note("post", { thread_id: "thr_1" }) },
    [PMR_MODULE]: { begin: note("push", { id: "push_1" }) },
  })) {
    container.register(name, asValue(service))
  }
  return { container, did }
}

const input = { case_id: "case_1" }

it.each(["cancelled", "rejected_clinical", "abandoned"])(
  "lets nothing follow the approval of a case that ended as %s",
  async (ended_as) => {
    const { container, did } = backendOf([ended_as])
    await writeLetterWorkflow(container).run({ input })
    await pushRecordWorkflow(container).run({ input })
    await tellApprovedWorkflow(container).run({ input })
    expect(did).toEqual([])
  }
)

it("drops the letter of a case that ends while it is written", async () => {
  const { container, did } = backendOf([null, "cancelled"])
  await writeLetterWorkflow(container).run({ input })
  expect(did).toEqual(["draft", "take back", "waive"])
})

it("records one that was completed meanwhile", async () => {
  const { container, did } = backendOf(["completed"])
  await pushRecordWorkflow(container).run({ input })
  expect(did).toEqual(["push"])
})
