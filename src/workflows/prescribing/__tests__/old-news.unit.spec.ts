import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../../modules/clinical-review"
import { PRESCRIBING_MODULE } from "../../../modules/prescribing"
import type { NotSignedCause } from "../../../modules/prescribing/types"
import { transitionCaseWorkflow } from "../../clinical-review/transition-case"
import { settleNotSigned } from "../settle-case"

jest.mock("../../clinical-review/transition-case")

/** What a case does for news of one of its prescriptions, of which the last is the newest. */
async function hear(
  of: string,
  cause: NotSignedCause,
  prescriptions = ["rx_1", "rx_2"]
): Promise<string[]> {
  const did: string[] = []
  const run = async ({ input }: { input: { event: string } }) => {
    did.push(input.event)
    return { result: undefined }
  }
  jest
    .mocked(transitionCaseWorkflow)
    .mockReturnValue({ run } as unknown as ReturnType<
      typeof transitionCaseWorkflow
    >)
  const container = createMedusaContainer()
  container.register(
    PRESCRIBING_MODULE,
    asValue({
      retrievePrescription: async (id: string) => ({
        id,
        case_id: "case_1",
        reference: id.toUpperCase(),
      }),
      listPrescriptions: async () => [{ id: prescriptions.at(-1) }],
      partner: () => "signaturerx",
    })
  )
  container.register(
    CLINICAL_REVIEW_MODULE,
    asValue({
      raiseFlag: async ({ kind }: { kind: string }) => did.push(kind),
      retrieveClinicalCase: async () => ({ state: "awaiting_signature" }),
    })
  )
  await settleNotSigned(container, of, cause, "occasion")
  return did
}

it.each<[NotSignedCause, string[], string[]]>([
  ["refused", ["prescription_refused", "recalled"], []],
  ["incomplete", ["prescription_refused", "recalled"], []],
  ["declined", ["declined"], []],
  // Something else was signed: staff look at it all the same.
  ["quarantined", ["signature_mismatch", "mismatch"], ["signature_mismatch"]],
])(
  "%s takes the case back by its newest prescription only",
  async (cause, current, old) => {
    expect(await hear("rx_2", cause)).toEqual(current)
    expect(await hear("rx_1", cause)).toEqual(old)
  }
)
