import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import { PRESCRIBING_MODULE } from "../../../modules/prescribing"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import type { DoseChangeRecord } from "../../../modules/treatment-plan/types"
import { withdrawReplaced } from "../withdraw-replaced"

/** A plan of four months whose last is of another strength, in force. */
const change = {
  id: "dch_1",
  plan_id: "plan_1",
  case_id: "case_1",
  state: "in_force",
  from_number: 4,
  in_force_at: new Date("2026-11-20T09:00:00Z"),
} as DoseChangeRecord

type World = {
  months?: string[]
  supplies?: {
    id: string
    instalment_number: number
    prescription_id: string | null
    state: string
  }[]
  /** Signed besides the first prescription and that of the change. */
  signed?: { id: string; dose_change_id: string | null }[]
  inForce?: DoseChangeRecord[]
}

/** What is kept of which prescription. */
async function withdrawn(world: World) {
  const did: unknown[] = []
  const container = createMedusaContainer()
  const months = world.months ?? ["supplied", "supplied", "paid", "scheduled"]
  for (const [name, service] of Object.entries({
    [PRESCRIBING_MODULE]: {
      listPrescriptions: async () =>
        [
          { id: "rx_0", dose_change_id: null },
          { id: "rx_1", dose_change_id: "dch_1" },
          ...(world.signed ?? []),
        ].map((one) => ({ ...one, case_id: "case_1" })),
      promisedPrescription: async () => null,
      withdrawLeft: async ({
        prescription_id,
        kept,
        supplies,
      }: Record<string, unknown>) =>
        did.push([prescription_id, kept, supplies]),
    },
    [TREATMENT_PLAN_MODULE]: {
      retrievePlan: async () => ({ id: "plan_1", months: months.length }),
      listInstalments: async () =>
        months.map((state, at) => ({ number: at + 1, state })),
      listDoseChanges: async () => world.inForce ?? [change],
    },
    [DISPENSING_MODULE]: { listSupplies: async () => world.supplies ?? [] },
  })) {
    container.register(name, asValue(service))
  }
  await withdrawReplaced(container, change)
  return did
}

const third = {
  id: "sup_3",
  instalment_number: 3,
  prescription_id: "rx_0",
  state: "due",
}
const first = {
  id: "sup_1",
  instalment_number: 1,
  prescription_id: "rx_0",
  state: "delivered",
}

it.each<[string, World, [number, string[]]]>([
  ["a month that isn't opened yet", { supplies: [first] }, [1, []]],
  [
    "a month whose supply is opened and may have none",
    { supplies: [first, third] },
    [0, ["sup_3"]],
  ],
  [
    "nothing where each month has left or was given back",
    {
      months: ["supplied", "supplied", "refunded", "scheduled"],
      supplies: [first, third],
    },
    [0, []],
  ],
  [
    "nothing for a supply that is opened on no prescription",
    { supplies: [first, { ...third, prescription_id: null }] },
    [0, []],
  ],
])(
  "keeps of what was signed first an issue for %s (SAF-18, SAF-1)",
  async (_what, world, [kept, supplies]) => {
    expect(await withdrawn(world)).toEqual([["rx_0", kept, supplies]])
  }
)

it("leaves alone what is signed for a change that isn't in force yet, and takes it in its turn (SAF-18)", async () => {
  const signed = [{ id: "rx_2", dose_change_id: "dch_2" }]
  const supplies = [first, third]
  expect(await withdrawn({ signed, supplies })).toEqual([
    ["rx_0", 0, ["sup_3"]],
  ])
  const next = {
    ...change,
    id: "dch_2",
    in_force_at: new Date("2026-11-21T09:00:00Z"),
  }
  expect(
    await withdrawn({ signed, supplies, inForce: [change, next] })
  ).toEqual([
    ["rx_0", 0, ["sup_3"]],
    ["rx_1", 0, []],
  ])
})
