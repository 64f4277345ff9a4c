import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../../modules/clinical-review"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import { FORMULARY_MODULE } from "../../../modules/formulary"
import { openStopWorkflow, type OpenStopInput } from "../open-stop"
import { stopForEvidence } from "../stop-for-evidence"

jest.mock("../open-stop")

type Facts = {
  state: string
  outcome?: string
  withdrawn_at?: Date
  stops?: { id: string }[]
  /** Of the person's other case, a proof of which kind its policy lacks by now. */
  lacks?: string
}

const OTHER = "case_2"

/** The stops that a change of a proof, had for "case_1", opens: case and key. */
async function stopsOf(facts: Facts): Promise<[string, string | undefined][]> {
  const { state, stops = [], lacks } = facts
  const opened: OpenStopInput[] = []
  const run = async ({ input }: { input: OpenStopInput }) => {
    opened.push(input)
    return { result: undefined }
  }
  jest
    .mocked(openStopWorkflow)
    .mockReturnValue({ run } as unknown as ReturnType<typeof openStopWorkflow>)
  const container = createMedusaContainer()
  const cases = [
    { id: "case_1", state, category_handle: "weight" },
    { id: OTHER, state: "approved", category_handle: "weight" },
  ]
  for (const [name, service] of Object.entries({
    [CLINICAL_REVIEW_MODULE]: {
      listEvidenceItems: async () => [
        {
          id: "evi_1",
          case_id: "case_1",
          patient_id: "pat_1",
          kind: "verified_weight",
          outcome: facts.outcome ?? "concerns",
          withdrawn_at: facts.withdrawn_at ?? null,
        },
      ],
      listClinicalCases: async (asked: { state: string[] }) =>
        cases.filter((one) => asked.state.includes(one.state)),
      judgeCaseEvidence: async (id: string) => ({
        judged: [
          {
            before: "approval",
            applies: true,
            met_by: id === OTHER && lacks ? null : "evi_9",
            any_of: [{ kind: lacks }],
          },
        ],
      }),
    },
    [FORMULARY_MODULE]: {
      listClinicalCategories: async () => [
        { risk_class: "standard", evidence_policy: { requirements: [] } },
      ],
    },
    [DISPENSING_MODULE]: { listStopOrders: async () => stops },
  })) {
    container.register(name, asValue(service))
  }
  await stopForEvidence(container, "evi_1")
  return opened.map(({ subject_id, key }) => [subject_id, key])
}

it.each(["awaiting_signature", "approved"])(
  "stops a case that is %s when its proof gives concern",
  async (state) => {
    expect(await stopsOf({ state })).toEqual([["case_1", "evidence:evi_1"]])
  }
)

it.each<[string, Partial<Facts>]>([
  ["gives concern", {}],
  [
    "was taken back",
    { outcome: "satisfactory", withdrawn_at: new Date("2026-11-21T09:00:00Z") },
  ],
])(
  "stops every decided case of the person that isn't proven without what %s",
  async (_, change) => {
    const other = [OTHER, `evidence:evi_1:${OTHER}`]
    const facts = { state: "in_review", ...change }
    expect(await stopsOf({ ...facts, lacks: "verified_weight" })).toEqual([
      other,
    ])
    // What it lacks of another kind is no news.
    expect(await stopsOf({ ...facts, lacks: "photo" })).toEqual([])
    expect(await stopsOf(facts)).toEqual([])
  }
)

it.each<[string, Facts]>([
  ["one that nobody has decided", { state: "in_review" }],
  ["one that has ended", { state: "cancelled" }],
  [
    "for a good proof",
    { state: "approved", outcome: "satisfactory", lacks: "verified_weight" },
  ],
  [
    "for a concern that was taken back",
    {
      state: "approved",
      withdrawn_at: new Date("2026-11-21T09:00:00Z"),
      lacks: "verified_weight",
    },
  ],
  ["twice", { state: "approved", stops: [{ id: "stop_1" }] }],
])("doesn't stop %s", async (_, facts) => {
  expect(await stopsOf(facts)).toEqual([])
})
