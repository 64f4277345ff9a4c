import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { TREATMENT_PLAN_MODULE } from ".."
import type TreatmentPlanModuleService from "../service"
import {
  approved,
  bought,
  dispatched,
  instalmentsOf,
  on,
  patient,
  startedPlan,
  system,
} from "./plans"

jest.setTimeout(60_000)

moduleIntegrationTestRunner<TreatmentPlanModuleService>({
  moduleName: TREATMENT_PLAN_MODULE,
  resolve: "./src/modules/treatment-plan",
  testSuite: ({ service }) => {
    const first = { after: "", limit: 10 }
    const endingIds = async (day: string) =>
      (await service.listCoursesToEnd(day, first)).map(({ id }) => id)
    const oneOff = async (consultation_id: string, day: string) => {
      const { id } = await service.beginCourse(
        approved(null, {
          consultation_id,
          case_id: `case of ${consultation_id}`,
          approved_on: day,
          grace_months: 1,
        }),
        system,
        on(day)
      )
      await dispatched(service, { course_id: id, plan_id: null }, 1, day)
      return id
    }

    it("finds a course when its grace is over, and not the day before", async () => {
      const id = await oneOff("con_1", "2026-01-31")
      expect(await endingIds("2026-02-27")).toEqual([])
      expect(await endingIds("2026-02-28")).toEqual([id])
    })

    it("keeps the answers as long as what left last allows: a plan that renews a one-off has its own grace (REN-6)", async () => {
      const course_id = await oneOff("con_1", "2026-01-31")
      const plan = await service.purchase(bought(), patient, on("2026-02-10"))
      const left = (day: string, plan_id: string | null, grace: number) =>
        service.noteDispatch(
          {
            course_id,
            plan_id,
            supply_id: `sup_${day}`,
            number: 1,
            day,
            grace_months: grace,
          },
          system,
          on(day)
        )
      await left("2026-02-20", plan.id, 4)
      // News of an older parcel come late.
      await left("2026-02-15", null, 1)
      // Its second month's charge has its days, and more.
      expect(await endingIds("2026-06-19")).toEqual([])
      expect(await endingIds("2026-06-20")).toEqual([course_id])
    })

    it("finds one at its twelve months, also where nothing was ever sent", async () => {
      const { id } = await service.beginCourse(
        approved(null, { approved_on: "2024-02-29" }),
        system,
        on("2024-02-29")
      )
      expect(await endingIds("2025-02-27")).toEqual([])
      expect(await endingIds("2025-02-28")).toEqual([id])
    })

    it("pages through them by id", async () => {
      const ids = [
        await oneOff("con_1", "2026-01-01"),
        await oneOff("con_2", "2026-01-01"),
        await oneOff("con_3", "2026-01-01"),
      ].sort()
      const page = await service.listCoursesToEnd("2026-05-01", {
        after: ids[0] ?? "",
        limit: 1,
      })
      expect(page.map(({ id }) => id)).toEqual([ids[1]])
    })

    it("ends a running plan at the limit and leaves its course to be cleared once", async () => {
      const plan = await startedPlan(service, "2026-01-10", { months: 3 })
      const bystander = await service.purchase(
        bought({ line_item_id: "line_2" }),
        patient,
        on("2026-01-10")
      )
      expect(await service.listCoursesToClear(first)).toEqual([])
      const now = on("2027-01-10")
      await service.endCourse(plan.course_id, "reach_limit", system, now)
      const states = (await instalmentsOf(service, plan.plan_id)).map(
        ({ state }) => state
      )
      expect(states).toEqual(["supplied", "cancelled", "cancelled"])
      expect(await service.retrievePlan(plan.plan_id)).toMatchObject({
        state: "limit_reached",
      })
      expect(await service.retrievePlan(bystander.id)).toMatchObject({
        state: "pending",
      })
      expect(await service.listCoursesToClear(first)).toEqual([
        expect.objectContaining({ id: plan.course_id }),
      ])
      await service.noteAnswersCleared(plan.course_id, now)
      await service.noteAnswersCleared(plan.course_id, on("2027-02-01"))
      expect(await service.listCoursesToClear(first)).toEqual([])
      expect(await service.retrieveCourse(plan.course_id)).toMatchObject({
        answers_cleared_at: now,
      })
    })

    it("keeps the ticks of one more order, and none once the course is over", async () => {
      const { course_id } = await startedPlan(service, "2026-01-10")
      const ticks = {
        course_id,
        customer_id: "cus_1",
        answers_hash: "hash",
        starts_on: "2026-04-10",
      }
      const confirm = (day: string) =>
        service.confirmAnswers(ticks, patient, on(day))
      const kept = await confirm("2026-04-01")
      expect(kept).toMatchObject({
        consultation_id: "con_1",
        answers_hash: "hash",
        starts_on: "2026-04-10",
        text_version: "renewal-2026-11b",
      })
      const placed_at = new Date()
      // Ticked again while the order was on its way: it isn't that one's.
      const again = await confirm("2026-04-02")
      for (let tries = 0; tries < 2; tries++) {
        await service.useReconfirmation(again.id, { id: "order_2", placed_at })
      }
      expect(await service.retrieveReconfirmation(again.id)).toMatchObject({
        order_id: null,
      })
      expect(
        await service.reconfirmationOf({
          consultation_id: "con_1",
          order_id: "order_2",
        })
      ).toMatchObject({ id: kept.id })
      const refused = { code: "not_eligible" }
      await expect(confirm("2026-05-10")).rejects.toMatchObject(refused)
      await expect(confirm("2027-01-10")).rejects.toMatchObject(refused)
      await service.endCourse(course_id, "stop", system, on("2026-04-02"))
      await expect(confirm("2026-04-03")).rejects.toMatchObject(refused)
    })

    it("forgets the hash of answers that have ended, which could be tried (REN-6)", async () => {
      const { course_id } = await startedPlan(service, "2026-01-10")
      const ticks = { course_id, customer_id: "cus_1", answers_hash: "hash" }
      const { id } = await service.confirmAnswers(
        { ...ticks, starts_on: null },
        patient,
        on("2026-03-01")
      )
      await service.endCourse(course_id, "stop", system, on("2026-04-02"))
      await service.noteAnswersCleared(course_id, on("2026-04-02"))
      expect(await service.retrieveReconfirmation(id)).toMatchObject({
        answers_hash: null,
      })
    })

    it("has each order reminded of once, and its course looked at once a day while it is open (REN-1)", async () => {
      const { course_id } = await startedPlan(service, "2026-01-10")
      const toLookAt = async (day: string) =>
        (await service.listCoursesToRemind(day, first)).map(({ id }) => id)
      const remind = (case_id: string, day: string) =>
        service.remindOfRenewal(
          { course_id, case_id, customer_id: "cus_1", way: "order_again" },
          system,
          on(day)
        )
      expect(await toLookAt("2026-02-10")).toEqual([course_id])
      expect(await remind("case_1", "2026-02-10")).toBe(true)
      expect(await remind("case_1", "2026-02-11")).toBe(false)
      expect(await remind("case_2", "2026-05-10")).toBe(true)
      const emails = await service.listOutboxes({
        topic: "email.renewal_reminder",
      })
      expect(emails).toHaveLength(2)
      await service.noteReminderLook(course_id, "2026-02-10")
      expect(await toLookAt("2026-02-10")).toEqual([])
      expect(await toLookAt("2026-02-11")).toEqual([course_id])
      await service.endCourse(course_id, "lapse", system, on("2026-06-10"))
      await service.noteReminderLook(course_id, "2026-06-10")
      expect(await toLookAt("2027-02-10")).toEqual([])
    })

    it("has the payments of certain months told of a week before, once, and a renewal of its days to cancel (R-09)", async () => {
      const { plan_id, course_id } = await startedPlan(service, "2026-01-10")
      const due = (day: string, items = ["fit_1"]) =>
        service.listDueNotices(items, day)
      const [, second] = await instalmentsOf(service, plan_id)
      const reminder = {
        kind: "reminder" as const,
        plan_id,
        instalment_id: second?.id ?? "",
      }
      expect(await due("2026-02-02")).toEqual([])
      expect(await due("2026-02-03", [])).toEqual([])
      expect(await due("2026-02-03", ["fit_2"])).toEqual([])
      expect(await due("2026-02-03")).toEqual([reminder])
      const send = () => service.sendNotice(reminder, system, on("2026-02-03"))
      expect([await send(), await send()]).toEqual([true, false])
      expect(await due("2026-02-04")).toEqual([])
      const renewal = await service.purchase(
        bought({ line_item_id: "line_2", case_id: "case_2" }),
        patient,
        on("2026-03-01")
      )
      await service.beginCourse(
        approved(renewal.id, { case_id: "case_2" }),
        system,
        on("2026-03-01")
      )
      await dispatched(
        service,
        { course_id, plan_id: renewal.id },
        1,
        "2026-03-02"
      )
      expect(await due("2026-03-02")).toEqual([
        { kind: "cooling_off", plan_id: renewal.id, instalment_id: null },
      ])
      expect(await due("2026-03-16")).toEqual([])
    })
  },
})
