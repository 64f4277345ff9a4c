import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import { FORMULARY_MODULE } from "../../../modules/formulary"
import { MESSAGING_MODULE } from "../../../modules/messaging"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import type {
  InstalmentRecord,
  PlanRecord,
} from "../../../modules/treatment-plan/types"
import { clock } from "../../../shared/clock"
import { londonDay } from "../../../shared/london"
import {
  checkInWords,
  openCheckIn,
  readOpenCheckIns,
} from "../../account/plans/open-check-in"
import { wakeWorker } from "../../relay/wake"
import { askCheckIns } from "../ask-check-ins"
import { whyNotSupplied, type Obstacle } from "../chargeable"
import { readMonths, type Month } from "../months"

jest.mock("../chargeable")
jest.mock("../months")
jest.mock("../../relay/wake")

const today = londonDay(clock.now())
const OPEN = {
  id: "chk_1",
  instalment_id: "ins_1",
  plan_id: "pln_1",
  category_handle: "weight-loss",
  questions: ["weight"],
}

/** A month that is due today and that something may hold up, asked about already or not. */
function worldOf(why: Obstacle | null, isAsked: boolean) {
  jest.mocked(readMonths).mockResolvedValue([])
  jest
    .mocked(whyNotSupplied)
    .mockResolvedValue(new Map(why ? [["ins_1", why] as const] : []))
  const asked: string[] = []
  const container = createMedusaContainer()
  for (const [name, service] of Object.entries({
    [FORMULARY_MODULE]: {
      listClinicalCategories: async () => [
        {
          handle: "weight-loss",
          check_in: { questions: ["weight"], days_before: 7 },
        },
      ],
    },
    [TREATMENT_PLAN_MODULE]: {
      nearMonths: async () => [
        { id: "ins_1", plan_id: "pln_1", number: 2, due_on: today },
      ],
    },
    [MESSAGING_MODULE]: {
      answeredFor: async () => new Set(),
      listCheckIns: async () => (isAsked ? [OPEN] : []),
      followCheckIn: async () => asked.push("reminded") > 0,
      askCheckIn: async () => asked.push("asked"),
    },
  })) {
    container.register(name, asValue(service))
  }
  return { container, asked }
}

beforeEach(() => jest.mocked(wakeWorker).mockReset())

it.each<[Obstacle | null, boolean, string[]]>([
  [null, false, ["asked"]],
  [null, true, ["reminded"]],
  ["check_in", false, ["asked"]],
  ["check_in", true, ["reminded"]],
  // The dead too: nothing is supplied to them as their identity says so.
  ["identity", false, []],
  ["identity", true, []],
  ["stop", false, []],
  ["stop", true, []],
  ["health_report", true, []],
])(
  "asks a patient whose month %s holds up (asked before: %s): %j",
  async (why, isAsked, expected) => {
    const { container, asked } = worldOf(why, isAsked)
    expect(await askCheckIns(container)).toBe(expected.length)
    expect(asked).toEqual(expected)
  }
)

it.each<[Obstacle, boolean]>([
  ["check_in", true],
  ["health_report", false],
  ["stop", false],
])(
  "says that the answers are waited for where %s holds the month up: %s",
  async (why, isSaid) => {
    const { container } = worldOf(why, true)
    const plan = {
      id: "pln_1",
      state: "paused",
      pause_causes: ["clinical"],
    } as PlanRecord
    const open = await readOpenCheckIns(container, [plan])
    expect(open).toHaveLength(1)
    const said = (isPaid: boolean) => checkInWords(plan, open, isPaid)
    expect(said(false)?.word ?? null).toBe(isSaid ? "Please answer" : null)
    // Of what is paid nobody says that it isn't charged.
    expect(said(false)?.sentence.includes("is charged") ?? false).toBe(isSaid)
    expect(said(true)?.sentence ?? "").not.toContain("charged")
  }
)

const month = (state: InstalmentRecord["state"]) =>
  ({ id: "ins_1", number: 2, state }) as InstalmentRecord

it.each([true, false])(
  "asks about a paid month of a complete plan only while its parcel can leave: %s",
  async (isHere) => {
    const plan = { id: "pln_1", state: "completed", pause_causes: [] } as object
    for (const isAsked of [false, true]) {
      const { container, asked } = worldOf(null, isAsked)
      jest
        .mocked(readMonths)
        .mockResolvedValue([{ instalment: month("paid"), plan } as Month])
      const listSupplies = async () => (isHere ? [{ id: "sup_1" }] : [])
      container.register(DISPENSING_MODULE, asValue({ listSupplies }))
      await askCheckIns(container)
      expect(asked).toHaveLength(isHere ? 1 : 0)
      const open = await readOpenCheckIns(container, [plan as PlanRecord])
      const shown = openCheckIn(plan as PlanRecord, [month("paid")], open)
      expect(shown !== null).toBe(isHere && isAsked)
      expect(checkInWords(plan as PlanRecord, open, true)?.sentence).toContain(
        "You have paid for your parcel"
      )
    }
  }
)

it.each([
  ["paid", true],
  ["due", false],
] as const)(
  "asks about a month that is %s of a plan that its patient has paused: %s",
  async (state, isAsked) => {
    const plan = { state: "paused", pause_causes: ["patient"] } as PlanRecord
    const open = await readOpenCheckIns(worldOf(null, true).container, [plan])
    const shown = openCheckIn(plan, [month(state)], open)
    expect(shown).toEqual(
      isAsked ? expect.objectContaining({ is_paid: true }) : null
    )
  }
)
