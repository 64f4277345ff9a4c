import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import type { Actor } from "../../../shared/actor"
import { clock } from "../../../shared/clock"
import { closeVaults } from "../../../shared/encryption/vault"
import { vault } from "../../../shared/testing/vault"
import { CONSULTATION_MODULE } from ".."
import type { AnswerValue } from "../domain/definition/answers"
import type ConsultationModuleService from "../service"
import { passing, smallForm } from "../testing/small-form"

jest.setTimeout(60_000)

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
const ana: Actor = { type: "staff", id: "user_ana", role: "prescriber" }
const hours = [1, 24]

moduleIntegrationTestRunner<ConsultationModuleService>({
  moduleName: CONSULTATION_MODULE,
  resolve: "./src/modules/consultation",
  moduleOptions: { vault },
  testSuite: ({ service }) => {
    afterAll(() => closeVaults())
    beforeEach(async () => {
      const { key: formKey } = smallForm
      const form = await service.createForms({ key: formKey, title: "A form" })
      await service.createFormVersions({
        form_id: form.id,
        version: 1,
        definition: smallForm,
        content_hash: formKey,
        published_at: clock.now(),
        published_by: "test",
      })
    })
    // Times are told from one moment on: what the tests take themselves would else count.
    const BEGIN = new Date("2027-01-04T12:00:00Z")
    const at = (milliseconds: number) =>
      jest
        .spyOn(clock, "now")
        .mockImplementation(() => new Date(BEGIN.getTime() + milliseconds))
    beforeEach(() => at(0))
    afterEach(() => jest.restoreAllMocks())

    type Who = { customer_id: string | null; patient_id: string | null }
    const person: Who = { customer_id: "cus_1", patient_id: "pat_1" }

    async function begin(who: Who = person, handle = "small") {
      const { consultation } = await service.startConsultation({
        form_key: smallForm.key,
        category: { handle, name: "Small" },
        product: null,
        token_hash: "t",
        ...who,
      })
      return consultation.id
    }
    const answer = (
      id: string,
      answers: Record<string, AnswerValue>,
      who: Who = person
    ) =>
      service.saveAnswers({
        consultation_id: id,
        holder: who.customer_id
          ? { customer_id: who.customer_id }
          : { token_hash: "t" },
        answers: Object.entries(answers).map(([question, value]) => ({
          question,
          value,
        })),
      })
    async function handIn(
      change: Record<string, AnswerValue> = {},
      who: Who = person,
      handle = "small"
    ) {
      const id = await begin(who, handle)
      await answer(id, { ...passing, ...change }, who)
      if (!("chest_pain" in change)) {
        await service.submit({
          consultation_id: id,
          holder: who.customer_id
            ? { customer_id: who.customer_id }
            : { token_hash: "t" },
        })
      }
      return id
    }
    const note = (consultation_id: string, linked_patient_ids: string[] = []) =>
      service.noteRepeats({
        consultation_id,
        patient_id: "pat_1",
        window_days: 7,
        linked_patient_ids,
      })

    it("counts a repeat up to the window's last moment, not after it", async () => {
      await handIn()
      at(7 * DAY_MS)
      expect(await note(await handIn())).toBe(2)
      at(14 * DAY_MS + 1)
      expect(await note(await handIn())).toBe(1)
      const stored = await service.listConsultations(
        { patient_id: "pat_1" },
        { order: { started_at: "ASC" } }
      )
      expect(stored.map((one) => one.repeat_count)).toEqual([0, 2, 1])
    })

    it("counts denied and abandoned ones, not those of others, drafts or another category", async () => {
      await handIn({ chest_pain: "yes" })
      const left = await begin()
      await service.updateConsultations({ id: left, state: "abandoned" })
      await begin()
      await handIn({}, { customer_id: "cus_2", patient_id: "pat_2" })
      await handIn({}, person, "other")
      const own = await handIn()
      expect(await note(own)).toBe(3)
      // Another account that is possibly theirs counts as well (REP-2).
      expect(await note(own, ["pat_2"])).toBe(4)
    })

    it("counts what a customer handed in before there was a profile, and ties a guest's at last", async () => {
      await handIn({}, { customer_id: "cus_1", patient_id: null })
      expect(await note(await handIn())).toBe(2)
      const guest = await handIn({}, { customer_id: null, patient_id: null })
      expect(await note(guest)).toBe(2)
      expect((await service.findConsultation(guest)).patient_id).toBe("pat_1")
    })

    it("looks at the repeats of linked accounts too, and at nothing else of theirs", async () => {
      const second = { customer_id: "cus_2", patient_id: "pat_2" }
      const denied = await handIn(
        { medicines: ["nitrate"], chest_pain: "yes" },
        second
      )
      await handIn({}, second, "other")
      await handIn({}, { customer_id: "cus_3", patient_id: "pat_3" })
      const id = await handIn()
      const input = { consultation_id: id, window_days: 7 }
      expect((await service.compareWithOthers(input, null)).repeats).toEqual([])
      const { repeats, contradictions } = await service.compareWithOthers(
        { ...input, linked_patient_ids: ["pat_2"] },
        ana
      )
      expect(repeats).toMatchObject([
        {
          consultation_id: denied,
          linked_patient_id: "pat_2",
          state: "denied",
          changed_triggers: expect.arrayContaining(["chest_pain"]),
        },
      ])
      expect(contradictions).toEqual([])
      expect(
        await service.listOutboxes({ topic: "consultation.answers_compared" })
      ).toHaveLength(1)
    })

    it("tells what was answered differently, what had refused, and puts each reading on record", async () => {
      const denied = await handIn({ medicines: ["nitrate"], chest_pain: "yes" })
      at(DAY_MS)
      const same = await handIn()
      at(2 * DAY_MS)
      const id = await handIn({ smoking: "daily", cigarettes: 3 })
      const input = { consultation_id: id, window_days: 7 }
      const silent = await service.compareWithOthers(input, null)
      const compared = { topic: "consultation.answers_compared" }
      expect(await service.listOutboxes(compared)).toHaveLength(0)
      const read = await service.compareWithOthers(input, ana)
      expect(read).toEqual(silent)
      expect(await service.listOutboxes(compared)).toHaveLength(2)
      expect(read.repeats).toEqual([
        expect.objectContaining({
          consultation_id: same,
          state: "submitted",
          changed_triggers: [],
          differences: [
            expect.objectContaining({
              question_id: "smoking",
              before: "Never",
            }),
            expect.objectContaining({
              question_id: "cigarettes",
              before: null,
              after: "3 cigarettes",
            }),
          ],
        }),
        expect.objectContaining({
          consultation_id: denied,
          state: "denied",
          submitted_at: null,
          changed_triggers: ["chest_pain", "medicines"],
        }),
      ])
    })

    it("keeps denials in sight after the window, own and of linked accounts", async () => {
      const second = { customer_id: "cus_2", patient_id: "pat_2" }
      const own = await handIn({ chest_pain: "yes" })
      const theirs = await handIn({ chest_pain: "yes" }, second)
      await handIn({}, second)
      await handIn({ chest_pain: "yes" }, second, "other")
      at(8 * DAY_MS)
      const id = await handIn()
      const input = { consultation_id: id, window_days: 7 }
      const linked = { ...input, linked_patient_ids: ["pat_2"] }
      const { repeats, earlier_denials } = await service.compareWithOthers(
        linked,
        null
      )
      expect(repeats).toEqual([])
      expect(earlier_denials).toMatchObject([
        {
          consultation_id: own,
          linked_patient_id: null,
          changed_triggers: ["chest_pain"],
        },
        {
          consultation_id: theirs,
          linked_patient_id: "pat_2",
          state: "denied",
        },
      ])
      at(800 * DAY_MS)
      const late = await handIn()
      const later = { ...linked, consultation_id: late }
      expect(
        (await service.compareWithOthers(later, null)).earlier_denials
      ).toEqual([])
    })

    it("compares many, each once", async () => {
      for (let days = 0; days < 23; days++) {
        at(days * 1_000)
        await handIn()
      }
      const id = await handIn()
      const { repeats } = await service.compareWithOthers(
        { consultation_id: id, window_days: 7 },
        ana
      )
      expect(repeats).toHaveLength(23)
      expect(new Set(repeats.map((one) => one.consultation_id)).size).toBe(23)
    })

    describe("left lying", () => {
      const remind = () => service.remindUnfinished(hours, clock.now())
      const calls = async () =>
        (await service.listOutboxes({ topic: "email.consultation_reminder" }))
          .length

      it("is brought to mind at each hour once, and never after 7 days", async () => {
        const id = await begin()
        await begin({ customer_id: null, patient_id: null })
        await handIn()
        at(HOUR_MS - 1)
        expect(await remind()).toBe(0)
        at(HOUR_MS)
        expect(await remind()).toBe(1)
        expect(await remind()).toBe(0)
        at(24 * HOUR_MS)
        expect([await remind(), await remind(), await calls()]).toEqual([
          1, 0, 2,
        ])
        const [one] = await service.listConsultations({ id })
        expect(one?.reminders_sent).toBe(2)
      })

      it("is reminded of once when both are due, and of nothing that lay for 7 days", async () => {
        await begin()
        at(30 * HOUR_MS)
        const late = await begin()
        expect([await remind(), await calls()]).toEqual([1, 1])
        at(30 * HOUR_MS + 7 * DAY_MS)
        expect(await remind()).toBe(0)
        const [one] = await service.listConsultations({ id: late })
        expect(one?.reminders_sent).toBe(0)
      })

      it("counts from the last answer", async () => {
        const id = await begin()
        at(HOUR_MS / 2)
        await answer(id, { chest_pain: "no" })
        at(HOUR_MS)
        expect(await remind()).toBe(0)
        at(1.5 * HOUR_MS)
        expect(await remind()).toBe(1)
      })

      it("is flagged at 7 days and abandonable at 30, by staff only", async () => {
        const id = await begin()
        const list = async (flagged?: boolean) =>
          (
            await service.listUnfinished(
              {
                state: "unfinished",
                ...(flagged === undefined ? {} : { flagged }),
                limit: 10,
                offset: 0,
              },
              clock.now()
            )
          ).consultations.map((one) => [one.flagged, one.abandonable])
        at(7 * DAY_MS - 1)
        expect(await list()).toEqual([[false, false]])
        expect(await list(true)).toEqual([])
        at(7 * DAY_MS)
        expect(await list(true)).toEqual([[true, false]])
        expect(await list(false)).toEqual([])
        at(30 * DAY_MS - 1)
        const abandon = (actor: Actor) =>
          service.abandon({ consultation_id: id, actor })
        await expect(abandon(ana)).rejects.toMatchObject({
          code: "guard_not_met",
        })
        at(30 * DAY_MS)
        expect(await list()).toEqual([[true, true]])
        await expect(
          abandon({ type: "system", id: "sweep" })
        ).rejects.toMatchObject({ code: "guard_not_met" })
        expect((await abandon(ana)).state).toBe("abandoned")
        expect(await list()).toEqual([])
      })
    })
  },
})
