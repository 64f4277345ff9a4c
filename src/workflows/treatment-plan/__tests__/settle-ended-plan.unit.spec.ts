import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer, Modules } from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../../modules/clinical-review"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import { PARTNER_GATEWAY_MODULE } from "../../../modules/partner-gateway"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import { endUnsupplied } from "../../dispensing/end-case-supply"
import { refundInstalment } from "../refund-instalment"
import { settleEndedPlan } from "../settle-ended-plan"

jest.mock("../../dispensing/complete-case", () => ({
  completeCaseWhereOver: async () => false,
}))
jest.mock("../../dispensing/end-case-supply", () => ({
  endUnsupplied: jest.fn(),
}))
jest.mock("../refund-instalment", () => ({ refundInstalment: jest.fn() }))

/** The months that go back of a plan whose last month is paid again, and whether its supplies end. */
async function settled(plan: string, supply: string | null) {
  jest.mocked(refundInstalment).mockReset()
  jest.mocked(endUnsupplied).mockReset()
  const container = createMedusaContainer()
  const months = [2, 3].map((number) => ({
    id: `ins_${number}`,
    number,
    state: number === 3 ? "paid" : "supplied",
  }))
  for (const [name, service] of Object.entries({
    [Modules.LOCKING]: {
      execute: (_: string, work: () => Promise<unknown>) => work(),
    },
    [TREATMENT_PLAN_MODULE]: {
      retrievePlan: async () => ({
        id: "pln_1",
        case_id: "case_1",
        state: plan,
      }),
      listInstalments: async ({ state }: { state?: string }) =>
        state ? [] : months,
    },
    [CLINICAL_REVIEW_MODULE]: {
      retrieveClinicalCase: async () => ({ id: "case_1", ended_as: null }),
    },
    [DISPENSING_MODULE]: {
      listSupplies: async (asked: {
        dispatched_at?: object
        state?: string[]
        instalment_number?: number
      }) =>
        asked.dispatched_at
          ? [{ id: "sup_2" }]
          : supply !== null &&
              asked.state?.includes(supply) &&
              asked.instalment_number === 3
            ? [{ id: "sup_3" }]
            : [],
    },
    [PARTNER_GATEWAY_MODULE]: { cancelUnsent: async () => undefined },
  })) {
    container.register(name, asValue(service))
  }
  await settleEndedPlan(container, "pln_1")
  return {
    back: jest
      .mocked(refundInstalment)
      .mock.calls.map(([, { instalment_id }]) => instalment_id),
    ends: jest.mocked(endUnsupplied).mock.calls.length,
  }
}

it.each([
  // A dispute that was won late gave it back.
  {
    what: "complete, its last parcel can still leave",
    plan: "completed",
    supply: "labelled",
    back: ["ins_2"],
    ends: 0,
  },
  {
    what: "complete, nothing of it can leave",
    plan: "completed",
    supply: null,
    back: ["ins_2", "ins_3"],
    ends: 0,
  },
  {
    what: "cancelled, which ends what could leave",
    plan: "cancelled",
    supply: "labelled",
    back: ["ins_2", "ins_3"],
    ends: 1,
  },
])(
  "gives back of a plan that is $what: $back",
  async ({ plan, supply, back, ends }) => {
    expect(await settled(plan, supply)).toEqual({ back, ends })
  }
)
