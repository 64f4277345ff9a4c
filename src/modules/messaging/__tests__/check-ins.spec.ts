import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { MESSAGING_MODULE } from ".."
import type { Actor } from "../../../shared/actor"
import { closeVaults } from "../../../shared/encryption/vault"
import { FOLLOW_UPS } from "../../../shared/follow-ups"
import { vault } from "../../../shared/testing/vault"
import type { CheckInAnswers } from "../domain/check-in"
import type MessagingModuleService from "../service"

jest.setTimeout(60_000)

const now = new Date("2026-11-21T09:00:00Z")
const later = new Date("2026-12-21T09:00:00Z")
const WORDS = "Marked words: sick for three days"
const WELL: CheckInAnswers = {
  weight_kg: 90,
  side_effects: { any: false },
  taking: "as_told",
}
const SICK: CheckInAnswers = {
  ...WELL,
  side_effects: { any: true, severity: "mild", text: WORDS },
}

moduleIntegrationTestRunner<MessagingModuleService>({
  moduleName: MESSAGING_MODULE,
  resolve: "./src/modules/messaging",
  moduleOptions: { vault },
  testSuite: ({ service }) => {
    afterAll(() => closeVaults())

    const ask = (number = 2, at = now) =>
      service.askCheckIn(
        {
          patient_id: "pat_1",
          customer_id: "cus_1",
          case_id: "case_1",
          category_handle: "weight-management",
          plan_id: "pln_1",
          instalment_id: `ins_${number}`,
          number,
          questions: ["weight", "side_effects", "still_taking"],
          due_on: "2026-11-28",
        },
        at
      )
    const answer = (
      answers: CheckInAnswers,
      key = "form-1",
      at = now,
      actor: Actor = { type: "patient", id: "cus_1" }
    ) =>
      service.answerCheckIn(
        {
          plan_id: "pln_1",
          customer_id: "cus_1",
          answers,
          key,
          declared: { weight: null, height_cm: 175 },
          actor,
        },
        at
      )
    const topics = async () =>
      (await service.listOutboxes({}, { order: { seq: "ASC" } })).map(
        ({ topic }) => topic
      )
    const counts = (instalment_id: string, day = "2026-11-28") =>
      service
        .answeredFor([{ instalment_id, day }])
        .then((found) => found.has(instalment_id))

    it("asks once a month, by an email, and again on the day it is due", async () => {
      const [first, again] = await Promise.all([ask(), ask()])
      expect(again.id).toBe(first.id)
      const on = (day: string) => new Date(`${day}T09:00:00Z`)
      const told: boolean[] = []
      for (const [due, today] of [
        // Past its day already: not twice on the day it is asked.
        ["2026-11-20", "2026-11-21"],
        ["2026-11-28", "2026-11-21"],
        ["2026-11-28", "2026-11-28"],
        ["2026-11-28", "2026-11-28"],
        // Moved on, and back, and on again: once on each day that it is due.
        ["2026-12-05", "2026-11-28"],
        ["2026-11-28", "2026-11-28"],
        ["2026-12-05", "2026-11-29"],
        ["2026-12-05", "2026-12-05"],
        ["2026-12-05", "2026-12-06"],
      ] as const) {
        told.push(await service.followCheckIn(first.id, due, on(today)))
      }
      expect(told).toEqual([
        false,
        false,
        true,
        false,
        false,
        false,
        false,
        true,
        false,
      ])
      expect(await topics()).toEqual([
        "check_in.asked",
        "email.check_in_due",
        "email.check_in_due",
        "email.check_in_due",
      ])
      expect(await counts("ins_2")).toBe(false)
    })

    it("keeps answers that are as they should be, once, and for four weeks", async () => {
      await ask()
      const [first, same] = await Promise.all([answer(WELL), answer(WELL)])
      expect(same.id).toBe(first.id)
      expect(first.health_report_id).toBeNull()
      expect(await service.listHealthReports({})).toEqual([])
      expect(await counts("ins_2")).toBe(true)
      expect(await counts("ins_3")).toBe(false)
      expect(await counts("ins_2", "2026-12-20")).toBe(false)
      await expect(answer(WELL, "form-2")).rejects.toMatchObject({
        code: "transition_not_allowed",
      })
      const [read] = await service.readCheckIns({
        patient_id: "pat_1",
        category_handle: "weight-management",
      })
      expect(read?.answers).toEqual(WELL)
    })

    it("opens a health report with what worries, also after an answer that didn't", async () => {
      await ask()
      await answer(WELL)
      const sick = await answer(SICK, "form-2")
      const [report] = await service.listHealthReports({})
      expect(report).toMatchObject({
        id: sick.health_report_id,
        kind: "side_effect",
        severity: "mild",
        state: "open",
        case_id: "case_1",
        reported_by: "patient",
      })
      expect(await topics()).toContain(FOLLOW_UPS.HEALTH_REPORTED)
      expect((await answer(SICK, "form-2")).id).toBe(sick.id)
      expect(await service.listHealthReports({})).toHaveLength(1)
      for (const table of ["CheckIns", "HealthReports", "Outboxes"] as const) {
        expect(JSON.stringify(await service[`list${table}`]())).not.toContain(
          WORDS
        )
      }
    })

    it("keeps who took an answer by phone, and reports what worries in it as theirs", async () => {
      const jo: Actor = { type: "staff", id: "user_1", role: "pharmacist" }
      await ask()
      const [sick, same] = await Promise.all(
        [1, 2].map(() => answer(SICK, "call-1", now, jo))
      )
      expect(same?.id).toBe(sick?.id)
      expect(sick).toMatchObject({ taken_by: "user_1", answered_at: now })
      expect(await service.listHealthReports({})).toMatchObject([
        { reported_by: "staff", reporter_id: "user_1" },
      ])
      const entries = await service.listOutboxes({ topic: "check_in.answered" })
      expect(entries.map(({ payload }) => payload)).toMatchObject([
        { actor: jo, details: { by_phone: true, health_report: true } },
      ])
    })

    it("holds a weight against the one of the month before", async () => {
      await ask()
      await answer(WELL)
      await ask(3, later)
      const light = await answer({ ...WELL, weight_kg: 80 }, "form-3", later)
      expect(light.health_report_id).not.toBeNull()
    })

    it("takes no answer that wasn't asked for, and none of somebody else's", async () => {
      await expect(answer(SICK)).rejects.toMatchObject({
        code: "transition_not_allowed",
      })
      await ask()
      await expect(
        service.answerCheckIn(
          {
            plan_id: "pln_1",
            customer_id: "cus_2",
            answers: SICK,
            key: "form-1",
            declared: { weight: null, height_cm: null },
            actor: { type: "patient", id: "cus_2" },
          },
          now
        )
      ).rejects.toMatchObject({ code: "transition_not_allowed" })
      await expect(answer({ weight_kg: 90 })).rejects.toMatchObject({
        code: "invalid_field",
      })
    })
  },
})
