import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { TREATMENT_PLAN_MODULE } from ".."
import type { Actor } from "../../../shared/actor"
import type { PlanFilter } from "../list-conditions"
import type TreatmentPlanModuleService from "../service"
import {
  bought,
  charged,
  instalmentsOf,
  on,
  patient,
  startedPlan,
  system,
} from "./plans"

jest.setTimeout(60_000)

const staff: Actor = { type: "staff", id: "user_1", role: "pharmacist" }
const PAGE = { limit: 10, offset: 0 }

/** A plan of its own case, order line and consultation. */
const of = (name: string, more: Parameters<typeof bought>[0] = {}) => ({
  case_id: `case_${name}`,
  line_item_id: `line_${name}`,
  order_id: `order_${name}`,
  ...more,
})

moduleIntegrationTestRunner<TreatmentPlanModuleService>({
  moduleName: TREATMENT_PLAN_MODULE,
  resolve: "./src/modules/treatment-plan",
  testSuite: ({ service }) => {
    const started = (
      name: string,
      day: string,
      more: Parameters<typeof bought>[0] = {}
    ) =>
      startedPlan(service, day, of(name, more), {
        case_id: `case_${name}`,
        consultation_id: `con_${name}`,
      })

    const declined = async (id: string, day: string, code: string) => {
      await service.beginCharge(id, `order_${id}`, system, on(day))
      const outcome = { attempt: 1, payment_intent: `pi_${id}`, code }
      await service.recordCharge(
        id,
        { ...outcome, kind: "soft_decline" },
        system,
        on(day)
      )
    }

    it("finds plans by state, cause, category, days and references, a page at a time", async () => {
      const runs = await started("runs", "2026-01-10")
      const fails = await started("fails", "2026-01-12", {
        category_handle: "acne",
        quantity: 2,
      })
      await service.fallDue(10, system, on("2026-02-12"))
      const [, paid] = await instalmentsOf(service, runs.plan_id)
      const [, unpaid] = await instalmentsOf(service, fails.plan_id)
      await charged(service, String(paid?.id), "2026-02-12")
      await declined(String(unpaid?.id), "2026-02-12", "insufficient_funds")
      const waits = await service.purchase(
        bought(of("waits")),
        patient,
        on("2026-02-01")
      )
      const asked = { plan_id: waits.id, customer_id: "cus_1" }
      await service.requestCancellation(asked, on("2026-02-02"))

      const found = async (filter: Partial<PlanFilter>) => {
        const { plans, count } = await service.readPlans(
          { ...PAGE, ...filter },
          on("2026-02-12")
        )
        return { ids: plans.map(({ case_id }) => case_id.slice(5)), count }
      }
      const { reference } = await service.retrievePlan(runs.plan_id)
      const cases: [Partial<PlanFilter>, string[]][] = [
        [{}, ["waits", "fails", "runs"]],
        [{ state: "paused" }, ["fails"]],
        [{ state: "pending" }, ["waits"]],
        [{ cause: "payment" }, ["fails"]],
        [{ cause: "clinical" }, []],
        [{ category: "acne" }, ["fails"]],
        [{ asked_to_end: true }, ["waits"]],
        [{ due_from: "2026-03-10", due_to: "2026-03-10" }, ["runs"]],
        [{ due_from: "2026-03-11" }, ["fails"]],
        [{ search: { text: reference.toLowerCase(), case_ids: [] } }, ["runs"]],
        [{ search: { text: "%", case_ids: ["case_fails"] } }, ["fails"]],
      ]
      for (const [filter, names] of cases) {
        expect([filter, await found(filter)]).toEqual([
          filter,
          { ids: names, count: names.length },
        ])
      }
      expect(await found({ limit: 1, offset: 1 })).toEqual({
        ids: ["fails"],
        count: 3,
      })
      const { plans } = await service.readPlans(PAGE, on("2026-02-12"))
      expect(plans).toEqual([
        expect.objectContaining({ asked_to_end: true, paid: 1, supplied: 0 }),
        expect.objectContaining({
          state: "paused",
          pause_causes: ["payment"],
          trouble: "retry_wait",
          next_number: 3,
          next_due_on: "2026-03-12",
        }),
        expect.objectContaining({
          asked_to_end: false,
          paid: 2,
          supplied: 1,
          trouble: null,
          next_due_on: "2026-03-10",
        }),
      ])
    })

    it("lists what is still to be supplied by its days, and charges that failed", async () => {
      const runs = await started("runs", "2026-01-10", { quantity: 2 })
      const fails = await started("fails", "2026-01-12")
      await service.fallDue(10, system, on("2026-02-12"))
      const [, paid] = await instalmentsOf(service, runs.plan_id)
      const [, unpaid] = await instalmentsOf(service, fails.plan_id)
      await charged(service, String(paid?.id), "2026-02-10")
      await declined(String(unpaid?.id), "2026-02-12", "do_not_honor")

      const range = { from: "2026-02-11", to: "2026-03-12" }
      const upcoming = await service.readUpcoming({ ...PAGE, ...range })
      expect(upcoming.count).toBe(3)
      expect(
        upcoming.months.map((one) => [one.due_on, one.number, one.state])
      ).toEqual([
        ["2026-02-12", 2, "retry_wait"],
        ["2026-03-10", 3, "scheduled"],
        ["2026-03-12", 3, "scheduled"],
      ])
      // What is paid waits for its parcel; without a first day what is late is there too.
      const late = await service.readUpcoming({ ...PAGE, to: "2026-02-28" })
      expect(late.months.map(({ state }) => state)).toEqual([
        "paid",
        "retry_wait",
      ])
      expect(
        await service.upcomingByDay({ ...PAGE, to: "2026-03-10" })
      ).toEqual([
        { day: "2026-02-10", supplies: 1, packs: 2 },
        { day: "2026-02-12", supplies: 1, packs: 1 },
        { day: "2026-03-10", supplies: 1, packs: 2 },
      ])

      const now = on("2026-02-12")
      const failed = await service.readFailed(PAGE, now)
      expect(failed).toEqual({
        count: 1,
        months: [
          expect.objectContaining({
            id: unpaid?.id,
            decline_code: "do_not_honor",
            retry_on: "2026-02-13",
            plan_state: "paused",
            pause_causes: ["payment"],
          }),
        ],
      })
      const hard = await service.readFailed({ ...PAGE, state: "failed" }, now)
      expect(hard.count).toBe(0)

      await service.cancelRest(runs.plan_id, "other", staff, on("2026-02-13"))
      const ended = (after: string) =>
        service.paidOfEndedPlans({ after, limit: 10 })
      expect(await ended("")).toEqual([{ id: paid?.id, plan_id: runs.plan_id }])
      expect(await ended(String(paid?.id))).toEqual([])
      const left = await service.readUpcoming({ ...PAGE, to: "2026-12-31" })
      expect(left.months.map(({ plan_id }) => plan_id)).toEqual([
        fails.plan_id,
        fails.plan_id,
      ])
    })

    it("has a patient asked before what is paid and still here, whatever their plan does, until they want none of it (SAF-18)", async () => {
      const { plan_id } = await started("near", "2026-01-31", { months: 2 })
      const [, second] = await instalmentsOf(service, plan_id)
      const id = String(second?.id)
      const own = { plan_id, customer_id: "cus_1" }
      const now = on("2026-04-10")
      const isNear = async () => {
        const near = await service.nearMonths(
          {
            category_handle: "hair-loss",
            until: "2026-04-17",
            after: "",
            most: 10,
          },
          now
        )
        return near.map((month) => month.id).includes(id)
      }
      expect(await isNear()).toBe(true)
      await service.pauseByPatient(own, on("2026-02-01"))
      expect(await isNear()).toBe(false)
      await service.resumeByPatient(own, on("2026-02-02"))
      await service.fallDue(10, system, on("2026-02-28"))
      await charged(service, id, "2026-02-28")
      expect(await isNear()).toBe(true)
      await service.pauseByPatient(own, on("2026-03-01"))
      expect(await isNear()).toBe(true)
      await service.requestCancellation(own, on("2026-03-02"))
      expect(await isNear()).toBe(false)
      await service.resumeByPatient(own, on("2026-03-03"))
      await service.recordMoney(id, "dispute", system, on("2026-03-04"))
      await service.recordMoney(id, "lose_dispute", system, on("2026-03-05"))
      expect((await service.retrievePlan(plan_id)).state).toBe("completed")
      expect(await isNear()).toBe(false)
      await service.recordMoney(id, "win_dispute", system, now)
      expect((await service.retrievePlan(plan_id)).state).toBe("completed")
      expect(await isNear()).toBe(true)
    })

    it("lists a charge that nobody answers for as stuck after an hour", async () => {
      const { plan_id } = await started("stuck", "2026-01-10")
      const [id = ""] = await service.fallDue(10, system, on("2026-02-10"))
      const begun = on("2026-02-10")
      await service.beginCharge(id, "order_stuck", system, begun)
      const after = async (minutes: number) => {
        const now = new Date(begun.getTime() + minutes * 60_000)
        const { months } = await service.readFailed(PAGE, now)
        const { plans } = await service.readPlans(PAGE, now)
        return [months.map((one) => one.plan_id), plans[0]?.trouble]
      }
      expect(await after(59)).toEqual([[], null])
      expect(await after(61)).toEqual([[plan_id], "charging"])
    })

    it("puts a reading on record once a minute, and the end of a plan before its follow-up", async () => {
      const { plan_id } = await started("read", "2026-01-10")
      const at = on("2026-01-11")
      await Promise.all([
        service.noteReading(plan_id, staff, at),
        service.noteReading(plan_id, staff, at),
      ])
      expect(await service.listOutboxes({ topic: "plan.read" })).toHaveLength(1)
      await service.cancelRest(plan_id, "other", staff, at)
      await service.cancelRest(plan_id, "other", staff, at)
      const [ended, ...more] = await service.listOutboxes({
        topic: "plan.ended",
      })
      expect(more).toEqual([])
      expect(ended?.payload).toEqual({ plan_id })
    })
  },
})
