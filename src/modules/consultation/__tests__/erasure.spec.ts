import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { CONSULTATION_MODULE } from ".."
import type { Actor } from "../../../shared/actor"
import { addMinutes, clock } from "../../../shared/clock"
import { closeVaults, getVault } from "../../../shared/encryption/vault"
import { hashToken } from "../../../shared/ids"
import { rowsOf } from "../../../shared/testing/rows"
import { vault } from "../../../shared/testing/vault"
import type { Retention } from "../domain/retention"
import type ConsultationModuleService from "../service"
import { passing, smallForm, smallFormCases } from "../testing/small-form"
import { createTriggers } from "../testing/triggers"

jest.setTimeout(60_000)

const DAY_MS = 24 * 60 * 60_000
const staff: Actor = { type: "staff", id: "user_1", role: "pharmacist" }
const system: Actor = { type: "system", id: "retention" }
const retention: Retention = {
  guest_days: 30,
  account_days: 90,
  denied_days: 730,
}
/** Chest pain is a clinician's task, too. */
const guarded = {
  ...smallForm,
  rules: smallForm.rules.map((rule) => ({
    ...rule,
    safeguarding: rule.id === "chest_pain",
  })),
}
const patient = { customer_id: "cus_1" }
const MARK = "penicillin-marker"

moduleIntegrationTestRunner<ConsultationModuleService>({
  moduleName: CONSULTATION_MODULE,
  resolve: "./src/modules/consultation",
  moduleOptions: { vault },
  testSuite: ({ service, dbConfig }) => {
    beforeEach(async () => {
      await createTriggers(dbConfig.clientUrl)
      await service.publishFormVersion({
        definition: guarded,
        golden_cases: smallFormCases,
        actor: staff,
      })
    })
    afterEach(() => clock.setOffset(0))
    afterAll(() => closeVaults())

    const sql = (text: string, values: unknown[] = []) =>
      rowsOf<Record<string, unknown>>(dbConfig.clientUrl, text, values)
    const later = (days: number) => {
      clock.setOffset(days * DAY_MS)
      return { actor: system, now: clock.now(), retention }
    }
    async function begin(
      holder: { customer_id?: string; token_hash?: string },
      answers: Record<string, unknown> = { ...passing, allergy: MARK }
    ) {
      const { consultation } = await service.startConsultation({
        form_key: smallForm.key,
        category: { handle: "small", name: "Small" },
        product: null,
        token_hash: holder.token_hash ?? hashToken("nobody's"),
        customer_id: holder.customer_id ?? null,
        patient_id: holder.customer_id ? "pat_1" : null,
      })
      const list = Object.entries(answers).map(([question, value]) => ({
        question,
        value,
      }))
      await service.saveAnswers({
        consultation_id: consultation.id,
        holder,
        answers: list,
      })
      return consultation.id
    }
    async function used() {
      const consultation_id = await begin(patient)
      await service.submit({ consultation_id, holder: patient })
      await service.bindToBasket({
        consultation_id,
        cart_id: "cart_1",
        line_item_id: "line_1",
        variant_id: "variant_1",
      })
      await service.consume({
        consultation_id,
        cart_id: "cart_1",
        order_id: "order_1",
      })
      return consultation_id
    }
    const seal = async (consultation_id: string, act = later(0)) => {
      const input = { consultation_id, supplied: true, files: [] }
      const done = await service.sealAnswers(input, act)
      await service.destroyKey(consultation_id, act)
      return done
    }
    /** Every value of every column that could hold an answer, as text. */
    const everyColumn = async () => {
      const tables = ["consultation", "answer_event", "safeguarding_task"]
      const rows = await Promise.all(
        tables.map((table) => sql(`select to_jsonb(t) as row from ${table} t`))
      )
      return JSON.stringify(rows)
    }

    it("moves used answers into a sealed record, empties their columns and destroys their key", async () => {
      const id = await used()
      const [before] = await sql(
        "select answers_enc, trace_enc from consultation where id = $1",
        [id]
      )
      const [event] = await sql(
        "select id, value_enc from answer_event where consultation_id = $1 limit 1",
        [id]
      )
      expect(await seal(id)).toBe(true)
      expect(await service.listUnerased()).toEqual([])
      const values = await everyColumn()
      for (const old of [before?.["answers_enc"], event?.["value_enc"]]) {
        expect(values).not.toContain(String(old))
      }
      // Not even what a backup of the database holds can be read.
      await expect(
        getVault(vault).decrypt(
          `consultation:${id}`,
          { table: "consultation", column: "answers_enc", row: id },
          String(before?.["answers_enc"])
        )
      ).rejects.toMatchObject({ code: "key_destroyed" })
      expect(
        await rowsOf(
          vault.keyStoreUrl,
          "select scope from destroyed_key where scope = $1",
          [`consultation:${id}`]
        )
      ).toHaveLength(1)
      expect(await service.findConsultation(id)).toMatchObject({
        state: "sealed",
        order_id: "order_1",
      })
    })

    it.each([
      { what: "were never ticked again", takes: true },
      { what: "were ticked eight days before", ticked: 8, takes: true },
      { what: "may be ordered on still", ticked: 6, takes: false },
      { what: "are of the same order", order_id: "order_1", takes: false },
    ])("takes the place of earlier answers that $what: $takes", async (row) => {
      const { ticked, order_id = "order_2", takes } = row
      const first = await used()
      if (ticked !== undefined) {
        await service.reconfirm({
          consultation_id: first,
          customer_id: "cus_1",
          reconfirmation_id: "rcf_1",
          now: addMinutes(clock.now(), -ticked * 24 * 60),
        })
      }
      const next = await begin(patient)
      await service.submit({ consultation_id: next, holder: patient })
      const order = { cart_id: "cart_2", order_id }
      await service.bindToBasket({
        consultation_id: next,
        cart_id: "cart_2",
        line_item_id: "line_2",
        variant_id: "variant_1",
      })
      expect(await service.findConsultation(first)).toMatchObject({
        state: "consumed",
      })
      await service.consume({ consultation_id: next, ...order })
      await service.supersedeEarlier(next, clock.now())
      expect(await service.findConsultation(next)).toMatchObject({
        state: "consumed",
      })
      expect(await service.findConsultation(first)).toMatchObject({
        state: takes ? "superseded" : "consumed",
      })
      if (!takes) {
        return
      }
      // Nobody orders on them again.
      await expect(
        service.reconfirm({
          consultation_id: first,
          customer_id: "cus_1",
          reconfirmation_id: "rcf_1",
          now: clock.now(),
        })
      ).rejects.toMatchObject({ code: "transition_not_allowed" })
      // What was supplied on it is kept as that of any other.
      expect(await seal(first)).toBe(true)
    })

    it("gives nothing back to the patient, staff or other processes", async () => {
      const id = await used()
      await seal(id)
      const own = await service.getConsultation(id, patient)
      expect(own.evaluation.answers).toEqual({})
      const read = await service.readAnswers(id, staff)
      expect(read).toMatchObject({ sections: [], inactive: [], trace: [] })
      expect(JSON.stringify([own, read])).not.toContain(MARK)
      expect(await service.declaredMeasurements(id)).toBeNull()
      const refused = { code: "answers_sealed" }
      await expect(service.openForExport(id, staff)).rejects.toMatchObject(
        refused
      )
      await expect(service.rerunRules(id, clock.now())).rejects.toMatchObject(
        refused
      )
    })

    it("opens the record with a reason only through an entry that stays", async () => {
      const id = await used()
      await seal(id)
      const cover = await service.describeSealed(id)
      expect(cover).toMatchObject({ retention_class: "supply", openings: [] })
      expect(JSON.stringify(cover)).not.toContain(MARK)
      const opened = await service.openSealed({
        consultation_id: id,
        reason: "complaint",
        note: "Complaint 17 about the second parcel",
        name: "Priya Shah",
        actor: staff,
        now: clock.now(),
      })
      const answers = opened.reading.sections.flatMap((one) => one.answers)
      expect(answers).toContainEqual(
        expect.objectContaining({ question_id: "allergy", text: MARK })
      )
      expect(opened.reading.event_count).toBe(6)
      const { openings } = await service.describeSealed(id)
      expect(openings).toEqual([
        expect.objectContaining({
          name: "Priya Shah",
          role: "pharmacist",
          reason: "complaint",
          note: "Complaint 17 about the second parcel",
        }),
      ])
      const [entry] = await service.listOutboxes({
        topic: "sealed_record.opened",
      })
      expect(entry).toBeDefined()
      expect(JSON.stringify(entry)).not.toContain("second parcel")
      await expect(
        service.deleteSealedOpenings(opened.opening_id)
      ).rejects.toThrow("never changed")
    })

    it("does it once, and keeps the tape from every other change", async () => {
      const id = await used()
      const tamper = () =>
        sql(
          "update answer_event set value_enc = null where consultation_id = $1",
          [id]
        )
      await expect(tamper()).rejects.toThrow("never changed")
      expect(await seal(id)).toBe(true)
      expect(await seal(id)).toBe(false)
      const other = await begin({ customer_id: "cus_2" })
      await expect(
        sql("update answer_event set question_id = 'x'")
      ).rejects.toThrow("never changed")
      await expect(
        sql("delete from answer_event where consultation_id = $1", [other])
      ).rejects.toThrow("never changed")
      const [{ count } = { count: 0 }] = await sql(
        "select count(*)::int as count from sealed_record"
      )
      expect(count).toBe(1)
    })

    it("destroys whole what nothing touched, guests' after 30 days and others after 90", async () => {
      const guest = await begin({ token_hash: hashToken("a guest's") })
      const own = await begin(patient)
      const consumed = await used()
      const ids = async (days: number) => {
        const { now } = later(days)
        return (await service.listOverdue(retention, now)).map(
          ({ id, ending }) => `${id} ${ending}`
        )
      }
      expect(await ids(29)).toEqual([])
      expect(await ids(30)).toEqual([`${guest} destroy`])
      expect(await ids(90)).toEqual([`${guest} destroy`, `${own} destroy`])
      await expect(
        service.destroyAnswers(own, later(89))
      ).rejects.toMatchObject({ code: "guard_not_met" })
      await expect(
        service.destroyAnswers(consumed, later(400))
      ).rejects.toMatchObject({ code: "transition_not_allowed" })
      const act = later(90)
      expect(await service.destroyAnswers(own, act)).toBe(true)
      expect(await service.listUnerased()).toEqual([own])
      await service.destroyKey(own, act)
      expect(await service.destroyAnswers(own, act)).toBe(false)
      const [left] = await sql("select * from consultation where id = $1", [
        own,
      ])
      expect(left).toMatchObject({
        state: "destroyed",
        customer_id: null,
        patient_id: null,
        answers_enc: null,
      })
      expect(
        await sql("select 1 from answer_event where consultation_id = $1", [
          own,
        ])
      ).toEqual([])
      await expect(service.getConsultation(own, patient)).rejects.toMatchObject(
        { code: "not_found" }
      )
    })

    it("keeps a record of a denial, and nothing goes while its safeguarding task is open", async () => {
      const id = await begin(
        { token_hash: hashToken("a guest's") },
        { ...passing, chest_pain: "yes" }
      )
      const act = later(31)
      const tasks = await service.listSafeguardingTasks({ consultation_id: id })
      expect(tasks).toHaveLength(1)
      for (const task of tasks) {
        expect(await service.listOverdue(retention, act.now)).toEqual([])
        await expect(seal(id, act)).rejects.toMatchObject({
          code: "transition_not_allowed",
        })
        await service.completeSafeguarding({
          id: task.id,
          note: "Rang back, help is with them",
          actor: staff,
          name: "Priya Shah",
        })
      }
      expect(await service.listOverdue(retention, act.now)).toEqual([
        { id, ending: "seal" },
      ])
      await expect(service.destroyAnswers(id, act)).rejects.toMatchObject({
        code: "transition_not_allowed",
      })
      expect(await seal(id, act)).toBe(true)
      // Which rule spoke is as good as the answer.
      expect(await everyColumn()).not.toContain("chest_pain")
      const tasks_after = await sql("select rule_ids from safeguarding_task")
      expect(tasks_after).toEqual([{ rule_ids: [] }])
    })

    it("destroys a key once, and keeps no second entry of it", async () => {
      const id = await used()
      await seal(id)
      const destroyed = () =>
        service.listOutboxes({ topic: "consultation.key_destroyed" })
      const [first] = await service.listConsultations({ id })
      expect(await seal(id, later(1))).toBe(false)
      expect(await destroyed()).toHaveLength(1)
      const [second] = await service.listConsultations({ id })
      expect(second?.erased_at).toEqual(first?.erased_at)
    })

    it("puts each copy of a file under a key that only its record holds", () => {
      const bytes = Buffer.from(MARK)
      const copies = [0, 1].map(() => service.resealFile("cof_1", bytes))
      const [one, two] = copies
      expect(one?.secret).not.toBe(two?.secret)
      const open = (file_id: string, secret = "") =>
        service.openSealedFile(
          {
            file_id,
            secret,
            question_id: "photo",
            name: "a.jpg",
            content_type: "image/jpeg",
            bytes: bytes.length,
            file_key: "private/a",
          },
          one?.sealed ?? ""
        )
      expect(open("cof_1", one?.secret)).toEqual(bytes)
      expect(() => open("cof_1", two?.secret)).toThrow("changed or moved")
      expect(() => open("cof_2", one?.secret)).toThrow("changed or moved")
    })

    it("is held against later answers by the system still, and to a person only named (SAF-20)", async () => {
      const id = await used()
      await seal(id)
      const later_id = await begin(patient, { ...passing, allergy: "other" })
      const compare = (actor: Actor | null) =>
        service.compareWithOthers(
          { consultation_id: later_id, window_days: 30 },
          actor
        )
      const seen = await compare(null)
      expect(seen.sealed).toEqual([])
      expect(JSON.stringify(seen.repeats)).toContain(MARK)
      expect(
        await service.listOutboxes({ topic: "sealed_record.compared" })
      ).toHaveLength(1)
      const read = await compare(staff)
      expect(read.sealed).toEqual([
        expect.objectContaining({ consultation_id: id }),
      ])
      expect(JSON.stringify(read)).not.toContain(MARK)
    })

    it("looks once a day at orders of which no course came", async () => {
      const id = await used()
      const at = (days: number) =>
        service.listWithoutCourse(retention, later(days).now)
      expect(await at(89)).toEqual([])
      expect(await at(91)).toEqual([id])
      expect(await at(91.5)).toEqual([])
      expect(await at(92)).toEqual([id])
    })

    it("is ordered on once more for each time that its answers are confirmed, within a week", async () => {
      const id = await used()
      const own = { consultation_id: id, customer_id: "cus_1" }
      const latest = await service.latestAnswers(own)
      expect(latest.sections.flatMap((one) => one.answers)).toContainEqual(
        expect.objectContaining({ question_id: "allergy", text: MARK })
      )
      await expect(
        service.latestAnswers({ ...own, customer_id: "cus_2" })
      ).rejects.toMatchObject({ code: "not_found" })
      const renewed = {
        consultation_id: id,
        cart_id: "cart_2",
        line_item_id: "line_2",
        variant_id: "variant_1",
      }
      const bind = () => service.bindToBasket(renewed)
      const order = (order_id: string) =>
        service.consume({ consultation_id: id, cart_id: "cart_2", order_id })
      await expect(bind()).rejects.toMatchObject({ code: "not_eligible" })
      const confirm = (now: Date) =>
        service.reconfirm({ ...own, reconfirmation_id: "rcf_1", now })
      await confirm(clock.now())
      later(7)
      await expect(bind()).rejects.toMatchObject({ code: "not_eligible" })
      await confirm(clock.now())
      await bind()
      expect(await order("order_2")).toEqual({ consumed: true })
      expect(await order("order_2")).toEqual({ consumed: false })
      await expect(order("order_3")).rejects.toMatchObject({
        code: "transition_not_allowed",
      })
      await expect(
        service.bindToBasket({ ...renewed, line_item_id: "line_3" })
      ).rejects.toMatchObject({ code: "not_eligible" })
      expect((await service.latestAnswers(own)).hash).toBe(latest.hash)
    })
  },
})
