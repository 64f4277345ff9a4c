import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { TREATMENT_PLAN_MODULE } from ".."
import { limitOf } from "../domain/course-dates"
import type TreatmentPlanModuleService from "../service"
import type { PurchaseInput } from "../types"
import {
  approved,
  bought,
  charged,
  dispatched,
  instalmentsOf,
  on,
  patient,
  startedPlan,
  system,
} from "./plans"

jest.setTimeout(60_000)

const refusal = (code: string, message?: RegExp) =>
  expect.objectContaining({
    code,
    ...(message ? { message: expect.stringMatching(message) } : {}),
  })

moduleIntegrationTestRunner<TreatmentPlanModuleService>({
  moduleName: TREATMENT_PLAN_MODULE,
  resolve: "./src/modules/treatment-plan",
  testSuite: ({ service }) => {
    const daysOf = async (plan_id: string) =>
      (await instalmentsOf(service, plan_id)).map(({ due_on }) => due_on)

    it("keeps one choice a consultation until its line goes, and what was agreed to pay for it", async () => {
      const chosen = {
        consultation_id: "con_1",
        cart_id: "cart_1",
        line_item_id: "cali_1",
        months: 3,
        unit_price: 1699,
      }
      await service.choosePlan(chosen)
      await service.choosePlan({ ...chosen, line_item_id: "cali_2", months: 6 })
      const mandate = { version: "v1", text: "You pay.", hash: "h1" }
      const agree = (hash: string, day: "2026-01-11" | "2026-01-12") =>
        service.agreePlans(
          "cart_1",
          { mandate: { ...mandate, hash }, delivery_price: 290 },
          on(day)
        )
      await agree("h1", "2026-01-11")
      await agree("h1", "2026-01-12")
      const kept = await service.listPlanChoices({ cart_id: "cart_1" })
      expect(kept).toEqual([
        expect.objectContaining({
          line_item_id: "cali_2",
          months: 6,
          delivery_price: 290,
          text_hash: "h1",
          agreed_at: on("2026-01-11"),
        }),
      ])
      const dropped = await service.dropChoices({ line_item_id: "cali_2" })
      expect(await service.listPlanChoices()).toEqual([])
      await service.restoreChoices(dropped)
      expect(await service.listPlanChoices()).toEqual([
        expect.objectContaining({ line_item_id: "cali_2", text_hash: "h1" }),
      ])
    })

    it("is bought once a line, with its first month paid and its mandate kept", async () => {
      const now = on("2026-01-10")
      const plan = await service.purchase(bought(), patient, now)
      const again = await service.purchase(bought({ months: 6 }), patient, now)
      expect(again.id).toBe(plan.id)
      expect(plan).toMatchObject({ state: "pending", months: 3 })
      expect(await instalmentsOf(service, plan.id)).toEqual([
        expect.objectContaining({
          number: 1,
          state: "paid",
          amount: 2000,
          order_id: "order_1",
          due_on: null,
        }),
        expect.objectContaining({
          number: 2,
          state: "scheduled",
          amount: 2250,
        }),
        expect.objectContaining({
          number: 3,
          state: "scheduled",
          amount: 2250,
        }),
      ])
      const mandates = await service.listMandates({ plan_id: plan.id })
      expect(mandates).toEqual([
        expect.objectContaining({ text_version: "2026-11", agreed_at: now }),
      ])
      expect(mandates[0]?.text_hash).toMatch(/^[0-9a-f]{64}$/)
    })

    it.each<[string, Partial<PurchaseInput>]>([
      ["months", { months: 0 }],
      ["months", { months: 13 }],
      ["months", { months: 2.5 }],
      ["monthly_price", { monthly_price: 0 }],
      ["first_amount", { first_amount: -1 }],
      ["mandate.text", { mandate: { ...bought().mandate, text: " " } }],
    ])("refuses %s and writes nothing", async (field, more) => {
      await expect(
        service.purchase(bought(more), patient, on("2026-01-10"))
      ).rejects.toEqual(refusal("invalid_field", new RegExp(`^${field}`)))
      expect(await service.listPlans({})).toEqual([])
      expect(await service.listInstalments({})).toEqual([])
    })

    it("becomes what its patient accepted before it starts, once a change, and charges the later months at that price (SAF-2)", async () => {
      const plan = await service.purchase(bought(), patient, on("2026-01-10"))
      const shorten = () =>
        service.shorten(
          plan.id,
          { change_id: "plch_1", months: 2 },
          system,
          on("2026-01-10")
        )
      await shorten()
      const terms = (change_id: string, months: number, price: number) => ({
        change_id,
        months,
        formulary_item_id: "fit_2",
        variant_id: "variant_2",
        quantity: 2,
        monthly_price: price,
        first_difference: price - 1960,
        mandate: { version: "change-1", text: `Agreed for ${months}.` },
        agreed_at: on("2026-01-11"),
      })
      const change = (of: ReturnType<typeof terms>) =>
        service.changeTerms(plan.id, of, patient, on("2026-01-12"))
      const months = async () =>
        (await instalmentsOf(service, plan.id)).map(
          ({ number, state, amount }) => [number, state, amount]
        )
      await expect(change(terms("cpr_0", 13, 3000))).rejects.toEqual(
        refusal("invalid_field", /^months/)
      )
      for (let turn = 0; turn < 2; turn++) {
        await change(terms("cpr_1", 4, 3000))
      }
      // Its follow-up may be repeated as late as this: the longer plan stands.
      await shorten()
      expect(await service.retrievePlan(plan.id)).toMatchObject({
        months: 4,
        formulary_item_id: "fit_2",
        variant_id: "variant_2",
        quantity: 2,
        monthly_price: 3000,
        delivery_price: 290,
        state: "pending",
      })
      expect(await months()).toEqual([
        [1, "paid", 3040],
        [2, "scheduled", 3290],
        // It had been cut off by the shorter plan.
        [3, "scheduled", 3290],
        [4, "scheduled", 3290],
      ])
      expect(await service.mandateOf(plan.id)).toMatchObject({
        text: "Agreed for 4.",
        text_version: "change-1",
        agreed_at: on("2026-01-11"),
        payment_method: "pm_1",
      })
      expect(await service.listMandates({ plan_id: plan.id })).toHaveLength(2)

      // A second change goes by what the first left.
      await change({ ...terms("cpr_2", 3, 2500), first_difference: -500 })
      expect(await months()).toEqual([
        [1, "paid", 2540],
        [2, "scheduled", 2790],
        [3, "scheduled", 2790],
        [4, "cancelled", 3290],
      ])
      const { id: course_id } = await service.beginCourse(
        approved(plan.id),
        system,
        on("2026-01-13")
      )
      await dispatched(
        service,
        { course_id, plan_id: plan.id },
        1,
        "2026-01-14"
      )
      expect((await daysOf(plan.id)).slice(0, 3)).toEqual([
        "2026-01-14",
        "2026-02-14",
        "2026-03-14",
      ])
      await expect(change(terms("cpr_3", 6, 3000))).rejects.toEqual(
        refusal("transition_not_allowed")
      )
    })

    it("runs four plans of three months in one course, to its limit", async () => {
      const ids: string[] = []
      let course_id = ""
      const starts = ["2026-01-12", "2026-04-12", "2026-07-12", "2026-10-12"]
      for (const [at, start] of starts.entries()) {
        const renews_plan_id = ids.at(-1) ?? null
        const plan = await service.purchase(
          bought({ line_item_id: `line_${at}`, renews_plan_id }),
          patient,
          on(start)
        )
        const course = await service.beginCourse(
          approved(plan.id, { approved_on: at === 0 ? "2026-01-10" : start }),
          system,
          on(start)
        )
        expect(at === 0 || course.id === course_id).toBe(true)
        course_id = course.id
        ids.push(plan.id)
        await dispatched(service, { course_id, plan_id: plan.id }, 1, start)
        for (const number of [2, 3]) {
          const [, ...rest] = await daysOf(plan.id)
          const day = rest[number - 2] ?? ""
          const [id = ""] = await service.fallDue(10, system, on(day))
          await charged(service, id, day)
          await dispatched(
            service,
            { course_id, plan_id: plan.id },
            number,
            day
          )
        }
      }
      const plans = await service.listPlans(
        { course_id },
        { order: { plan_number: "ASC" } }
      )
      expect(
        plans.map(({ plan_number, state }) => [plan_number, state])
      ).toEqual([1, 2, 3, 4].map((number) => [number, "completed"]))
      expect(await service.retrieveCourse(course_id)).toMatchObject({
        limit_on: limitOf("2026-01-10"),
        last_dispatch_on: "2026-12-12",
        // Four months of grace would reach beyond the limit.
        answers_end_on: "2027-01-10",
      })
      const ended = await service.endCourse(
        course_id,
        "reach_limit",
        system,
        on("2027-01-10")
      )
      expect(ended.state).toBe("limit_reached")
      // A fresh consultation begins another course with a limit of its own.
      const fresh = await service.beginCourse(
        approved(null, {
          case_id: "case_9",
          consultation_id: "con_9",
          approved_on: "2027-01-15",
        }),
        system,
        on("2027-01-15")
      )
      expect(fresh).toMatchObject({ state: "open", limit_on: "2028-01-15" })
    })

    it("begins one course of a consultation, however often and at once it is approved", async () => {
      const plan = await service.purchase(bought(), patient, on("2026-01-10"))
      const courses = await Promise.all(
        [1, 2, 3].map(() =>
          service.beginCourse(approved(plan.id), system, on("2026-01-10"))
        )
      )
      expect(new Set(courses.map(({ id }) => id)).size).toBe(1)
      expect(await service.retrievePlan(plan.id)).toMatchObject({
        course_id: courses[0]?.id,
        plan_number: 1,
      })
    })

    it("never charges months that a late first dispatch pushed past the limit", async () => {
      const { plan_id } = await startedPlan(
        service,
        "2026-12-05",
        {},
        { approved_on: "2026-01-10" }
      )
      expect(
        (await instalmentsOf(service, plan_id)).map(({ state, due_on }) => [
          state,
          due_on,
        ])
      ).toEqual([
        ["supplied", "2026-12-05"],
        ["scheduled", "2027-01-05"],
        ["cancelled", null],
      ])
    })

    describe("changes of its days", () => {
      const started = () => startedPlan(service, "2026-01-31", { months: 4 })

      it("skips a month, keeping the 31st", async () => {
        const { plan_id } = await started()
        await service.skipNext(plan_id, patient, on("2026-02-20"))
        expect(await daysOf(plan_id)).toEqual([
          "2026-01-31",
          "2026-03-31",
          "2026-04-30",
          "2026-05-31",
        ])
      })

      it("moves the next month within what is allowed, and says what is", async () => {
        const { plan_id } = await started()
        const now = on("2026-02-10")
        expect(await service.daysForNext(plan_id, now)).toEqual({
          number: 2,
          earliest: "2026-02-21",
          latest: "2026-11-30",
        })
        await expect(
          service.moveNext(plan_id, "2026-02-20", patient, now)
        ).rejects.toEqual(refusal("invalid_field", /from 21 Feb 2026/))
        await expect(
          service.moveNext(plan_id, "2026-12-01", patient, now)
        ).rejects.toEqual(refusal("invalid_field", /30 Nov 2026 at the latest/))
        await service.moveNext(plan_id, "2026-03-05", patient, now)
        expect(await daysOf(plan_id)).toEqual([
          "2026-01-31",
          "2026-03-05",
          "2026-04-05",
          "2026-05-05",
        ])
      })

      it("is undated and unchanged until it starts", async () => {
        const plan = await service.purchase(bought(), patient, on("2026-01-10"))
        await expect(
          service.skipNext(plan.id, patient, on("2026-01-11"))
        ).rejects.toEqual(refusal("transition_not_allowed"))
      })
    })

    describe("pauses", () => {
      it("stand until the last cause is lifted, and make up for nothing", async () => {
        const { plan_id } = await startedPlan(service, "2026-01-31")
        const now = on("2026-02-10")
        await service.pause(plan_id, "patient", patient, now)
        await service.pause(plan_id, "clinical", system, now)
        await service.pause(plan_id, "patient", patient, now)
        expect(await service.fallDue(10, system, on("2026-05-01"))).toEqual([])
        const half = await service.resume(
          plan_id,
          "patient",
          patient,
          on("2026-05-01")
        )
        expect(half).toMatchObject({
          state: "paused",
          pause_causes: ["clinical"],
        })
        await service.resume(plan_id, "clinical", system, on("2026-05-02"))
        await service.resume(plan_id, "clinical", system, on("2026-05-09"))
        expect(await daysOf(plan_id)).toEqual([
          "2026-01-31",
          "2026-05-02",
          "2026-06-02",
        ])
        expect(await service.retrievePlan(plan_id)).toMatchObject({
          state: "active",
          pause_causes: [],
        })
      })

      it("that were too long go on until a clinician has looked", async () => {
        const { plan_id } = await startedPlan(service, "2026-01-31", {
          longest_gap_days: 60,
        })
        await service.pause(plan_id, "patient", patient, on("2026-02-10"))
        expect(
          await service.resume(plan_id, "patient", patient, on("2026-05-01"))
        ).toMatchObject({ state: "paused", pause_causes: ["clinical"] })
        expect(
          await service.resume(plan_id, "clinical", system, on("2026-05-02"))
        ).toMatchObject({ state: "paused", pause_causes: ["clinical"] })
        const staff = { type: "staff" as const, id: "user_1" }
        expect(
          await service.resume(plan_id, "clinical", staff, on("2026-05-02"))
        ).toMatchObject({ state: "active" })
      })

      it("that reach the limit cancel what lies beyond", async () => {
        const { plan_id } = await startedPlan(service, "2026-01-31")
        await service.pause(plan_id, "patient", patient, on("2026-02-10"))
        await service.resume(plan_id, "patient", patient, on("2027-01-05"))
        expect(
          (await instalmentsOf(service, plan_id)).map(({ state }) => state)
        ).toEqual(["supplied", "scheduled", "cancelled"])
      })
    })

    it("keeps every change with who made it", async () => {
      const { plan_id } = await startedPlan(service, "2026-01-31")
      await service.skipNext(plan_id, patient, on("2026-02-10"))
      await service.cancelRest(plan_id, "patient", patient, on("2026-02-11"))
      await service.cancelRest(plan_id, "patient", patient, on("2026-02-12"))
      const events = await service.listPlanEvents(
        { plan_id, instalment_id: null },
        { order: { seq: "ASC" } }
      )
      expect(
        events.map(({ event, from_state, to_state, actor_id }) =>
          [event, from_state, to_state, actor_id].join(" ")
        )
      ).toEqual([
        "plan.purchase  pending cus_1",
        "plan.join_course pending pending plans",
        "plan.start pending active plans",
        "plan.skip active active cus_1",
        "plan.cancel active cancelled cus_1",
      ])
      const audited = await service.listOutboxes({ kind: "audit" })
      expect(audited.length).toBeGreaterThanOrEqual(events.length)
    })
  },
})
