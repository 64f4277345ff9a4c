import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import fc from "fast-check"
import { TREATMENT_PLAN_MODULE } from ".."
import { addDays, daysBetween, type Day } from "../../../shared/calendar"
import { PAUSE_CAUSES } from "../domain/plan-state-machine"
import type TreatmentPlanModuleService from "../service"
import type { ChargeOutcome, InstalmentRecord } from "../types"
import { dispatched, instalmentsOf, on, startedPlan, system } from "./plans"

jest.setTimeout(120_000)

const SEQUENCES = Number(process.env["PLAN_SEQUENCES"] ?? 15)
const START = "2026-01-31"
const INTERVAL = 21

const cause = fc.constantFrom(...PAUSE_CAUSES)
/** Whatever can happen to a plan, in any order; `days` pass first. */
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ what: fc.constant("due" as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant("answer" as const),
      kind: fc.constantFrom<ChargeOutcome["kind"]>(
        "succeed",
        "succeed",
        "soft_decline",
        "hard_decline",
        "need_authentication",
        "lose_answer",
        "not_found"
      ),
      old: fc.boolean(),
    }),
  },
  { weight: 5, arbitrary: fc.record({ what: fc.constant("send" as const) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("skip" as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant("move" as const),
      by: fc.integer({ min: -10, max: 60 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant("pause" as const), cause }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant("resume" as const), cause }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("refund" as const) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("cancel" as const) }) }
)
const history = fc.array(
  fc.tuple(fc.constantFrom(0, 1, 3, 14, 28, 31), happening),
  { minLength: 8, maxLength: 22 }
)
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never

/** Refusals are answers; anything else is a fault. */
const REFUSALS = ["transition_not_allowed", "invalid_field", "not_eligible"]
const tried = async (doing: Promise<unknown>) => {
  try {
    await doing
  } catch (error) {
    const code =
      typeof error === "object" && error !== null && "code" in error
        ? error.code
        : undefined
    if (!REFUSALS.includes(String(code))) {
      throw error
    }
  }
}

moduleIntegrationTestRunner<TreatmentPlanModuleService>({
  moduleName: TREATMENT_PLAN_MODULE,
  resolve: "./src/modules/treatment-plan",
  testSuite: ({ service }) => {
    it("never charges or sends a month twice, too soon, standing still or past the limit", async () => {
      let number = 0
      await fc.assert(
        fc.asyncProperty(history, async (steps) => {
          number += 1
          await new Run(service, number).play(steps)
        }),
        { numRuns: SEQUENCES, endOnFailure: true }
      )
      expect(number).toBe(SEQUENCES)
    })
  },
})

/** One plan's history, judged after every step by what the rows say. */
class Run {
  private today: Day = START
  private ids = { plan_id: "", course_id: "" }
  private readonly sent: Day[] = [START]
  private readonly paid = new Map<number, number>([[1, 1]])

  constructor(
    private readonly service: TreatmentPlanModuleService,
    private readonly seed: number
  ) {}

  async play(steps: [number, Happening][]): Promise<void> {
    const { service, seed } = this
    this.ids = await startedPlan(
      service,
      START,
      {
        months: 6,
        line_item_id: `line_${seed}`,
        case_id: `case_${seed}`,
        minimum_interval_days: INTERVAL,
      },
      { case_id: `case_${seed}`, consultation_id: `con_${seed}` }
    )
    for (const [days, step] of steps) {
      this.today = addDays(this.today, days)
      await this.take(step)
      await this.judge()
    }
  }

  private async take(step: Happening): Promise<void> {
    const { service, today, ids } = this
    const { plan_id } = ids
    const now = on(today)
    switch (step.what) {
      case "due":
        return this.charge()
      case "answer":
        return this.answer(step.kind, step.old)
      case "send":
        return this.send()
      case "skip":
        return tried(service.skipNext(plan_id, system, now))
      case "move":
        return tried(
          service.moveNext(plan_id, addDays(today, step.by), system, now)
        )
      case "pause":
        return tried(service.pause(plan_id, step.cause, system, now))
      case "resume":
        return tried(service.resume(plan_id, step.cause, system, now))
      case "refund":
        return this.refund()
      case "cancel":
        return tried(service.cancelRest(plan_id, "patient", system, now))
    }
  }

  /** As the sweep does it: what is due and what is due again is charged. */
  private async charge(): Promise<void> {
    const { service, today, ids } = this
    const now = on(today)
    const plan = await service.retrievePlan(ids.plan_id)
    const due = await service.fallDue(100, system, now)
    const again = await service.dueAgain(100, now)
    for (const id of [...due, ...again]) {
      const { plan_id } = await service.retrieveInstalment(id)
      if (plan_id !== ids.plan_id) {
        continue
      }
      if (due.includes(id)) {
        expect(plan.state).toBe("active")
      }
      await tried(service.beginCharge(id, `order_${id}`, system, now))
    }
  }

  private async answer(kind: ChargeOutcome["kind"], old: boolean) {
    const { service, today } = this
    const asked = (await this.instalments()).filter(({ state }) =>
      ["charging", "unknown", "action_required"].includes(state)
    )
    for (const { id, number, attempts, state } of asked) {
      const attempt = old && kind !== "succeed" ? attempts - 1 : attempts
      const after = await service.recordCharge(
        id,
        { kind, attempt, payment_intent: `pi_${id}`, code: "lost_card" },
        system,
        on(today)
      )
      if (after.state === "paid" && state !== "paid") {
        this.paid.set(number, (this.paid.get(number) ?? 0) + 1)
      }
    }
  }

  /** The pharmacy sends what is paid, as soon as the interval allows. */
  private async send(): Promise<void> {
    const last = this.sent.at(-1) ?? START
    const next = (await this.instalments()).find(
      ({ state }) => state === "paid"
    )
    const { state } = await this.service.retrievePlan(this.ids.plan_id)
    if (
      !next ||
      state !== "active" ||
      daysBetween(last, this.today) < INTERVAL
    ) {
      return
    }
    await dispatched(this.service, this.ids, next.number, this.today)
    this.sent.push(this.today)
  }

  private async refund(): Promise<void> {
    const paid = (await this.instalments()).find(
      ({ state }) => state === "paid"
    )
    if (paid) {
      await this.service.recordMoney(paid.id, "refund", system, on(this.today))
    }
  }

  private instalments(): Promise<InstalmentRecord[]> {
    return instalmentsOf(this.service, this.ids.plan_id)
  }

  private async judge(): Promise<void> {
    const plan = await this.service.retrievePlan(this.ids.plan_id)
    const course = await this.service.retrieveCourse(this.ids.course_id)
    const instalments = await this.instalments()
    // One under way at a time, and nothing begun behind an unsent month.
    const begun = instalments.filter(
      ({ state }) => !["scheduled", "cancelled"].includes(state)
    )
    expect(
      begun.filter(({ state }) => !["supplied", "refunded"].includes(state))
        .length
    ).toBeLessThanOrEqual(1)
    for (const [, times] of this.paid) {
      expect(times).toBe(1)
    }
    const days = instalments.flatMap(({ state, due_on }) =>
      state === "scheduled" && due_on ? [due_on] : []
    )
    expect(days).toEqual([...days].sort())
    expect(new Set(days).size).toBe(days.length)
    expect(days.every((day) => day < course.limit_on)).toBe(true)
    expect(plan.state === "paused").toBe(plan.pause_causes.length > 0)
    if (plan.state === "cancelled" || plan.state === "completed") {
      expect(days).toEqual([])
    }
    expect(
      instalments.filter(({ state }) => state === "supplied").length
    ).toBeLessThanOrEqual(this.sent.length)
  }
}
