import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../../modules/clinical-review"
import type {
  CaseRecord,
  ChangeProposalRecord,
} from "../../../modules/clinical-review/types"
import { FORMULARY_MODULE } from "../../../modules/formulary"
import {
  conflict,
  forbidden,
  notAllowed,
  unexpected,
} from "../../../shared/errors"
import { lengthsWithinCourse } from "../../checkout/plan-offers"
import { entitledDecider } from "../entitled-decider"
import { flagNews } from "../flag-news"
import { assertAnswersStand } from "../answers-stand"
import { assertQuantity } from "../quantity-review"
import { loadCase } from "../review-facts"
import { stillEntitled } from "../still-entitled"
import { assertMessagesTaken } from "../untaken-messages"

jest.mock("../../checkout/plan-offers")
jest.mock("../entitled-decider")
jest.mock("../flag-news")
jest.mock("../answers-stand")
jest.mock("../quantity-review")
jest.mock("../review-facts")
jest.mock("../untaken-messages")

const record = {
  id: "case_1",
  legal_class: "P",
  formulary_item_id: "fit_1",
  quantity: 3,
} as CaseRecord
const proposal = {
  id: "cpr_1",
  decision_id: "dec_1",
  to_item_id: "fit_2",
  to_quantity: 1,
} as ChangeProposalRecord

type Standing = {
  identity_status?: string
  item?: object
  /** Months of the plan that was accepted; a one-off without. */
  months?: number
}

/** A case whose proposer is as they were when they proposed, with what is said to be otherwise. */
function judge({ identity_status = "verified", item, months }: Standing = {}) {
  jest.mocked(loadCase).mockResolvedValue({
    category: { evidence_policy: { requirements: [] } },
  } as unknown as Awaited<ReturnType<typeof loadCase>>)
  jest.mocked(entitledDecider).mockResolvedValue({
    patient: { identity_status },
  } as Awaited<ReturnType<typeof entitledDecider>>)
  const container = createMedusaContainer()
  const sold = { id: "fit_2", sellable: true, legal_class: "P", ...item }
  for (const [name, service] of Object.entries({
    [CLINICAL_REVIEW_MODULE]: {
      retrieveDecision: async (id: string) => ({
        id,
        user_id: "user_1",
        role: "pharmacist",
      }),
    },
    [FORMULARY_MODULE]: { retrieveFormularyItem: async () => sold },
  })) {
    container.register(name, asValue(service))
  }
  return months === undefined
    ? stillEntitled(container, record, proposal)
    : stillEntitled(
        container,
        {
          ...record,
          order_type: "instalments",
          instalment_count: 3,
          consultation_id: "con_1",
        },
        { ...proposal, to_months: months }
      )
}

beforeEach(() => jest.resetAllMocks())

it("asks whether who proposed it may still decide, about the item and packs that were accepted", async () => {
  expect(await judge()).toEqual({
    policy: { requirements: [] },
    entitled: true,
  })
  expect(flagNews).toHaveBeenCalledWith(expect.anything(), record)
  expect(entitledDecider).toHaveBeenCalledWith(expect.anything(), record, {
    type: "staff",
    id: "user_1",
    role: "pharmacist",
  })
  expect(assertQuantity).toHaveBeenCalledWith(
    expect.anything(),
    expect.objectContaining({
      record: expect.objectContaining({
        formulary_item_id: "fit_2",
        quantity: 1,
      }),
    }),
    { role: "pharmacist", justification: null }
  )
})

it.each([
  ["role", entitledDecider, forbidden("role_required", "")],
  ["registration", entitledDecider, forbidden("registration_required", "")],
  ["register check", entitledDecider, forbidden("registration_lapsed", "")],
  ["scope", entitledDecider, forbidden("outside_scope", "")],
  ["own medicine", entitledDecider, notAllowed("not_eligible", "")],
  ["rules", assertAnswersStand, notAllowed("not_eligible", "")],
  ["limits", assertQuantity, notAllowed("limit_reached", "")],
  ["messages", assertMessagesTaken, notAllowed("evidence_missing", "")],
])(
  "gives the case back for another look for its %s",
  async (_of, by, error) => {
    const asked = judge()
    jest
      .mocked<(...of: never[]) => Promise<unknown>>(by)
      .mockRejectedValue(error)
    expect(await asked).toEqual({ policy: undefined, entitled: false })
  }
)

it.each<[string, Standing]>([
  ["identity that failed", { identity_status: "action_required" }],
  ["item that isn't sold any more", { item: { sellable: false } }],
  ["item that is prescription-only now", { item: { legal_class: "POM" } }],
])("gives the case back for an %s", async (_of, standing) => {
  expect((await judge(standing)).entitled).toBe(false)
})

it.each([
  ["a fault", unexpected("the database is gone")],
  ["a colleague", conflict("claimed_by_another", "")],
])("is tried again later for %s", async (_of, error) => {
  const asked = judge()
  jest.mocked(flagNews).mockRejectedValue(error)
  await expect(asked).rejects.toBe(error)
})

it.each([
  [6, true],
  [7, false],
])(
  "judges a plan of %i months by the limit of its course (REN-4)",
  async (months, entitled) => {
    const asked = judge({ months })
    jest.mocked(lengthsWithinCourse).mockResolvedValue([1, 2, 3, 4, 5, 6])
    expect((await asked).entitled).toBe(entitled)
    if (entitled) {
      expect(assertQuantity).toHaveBeenCalledWith(
        expect.anything(),
        expect.objectContaining({
          record: expect.objectContaining({ instalment_count: months }),
        }),
        expect.anything()
      )
    }
  }
)
