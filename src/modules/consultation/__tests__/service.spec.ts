import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { clock } from "../../../shared/clock"
import { closeVaults, getVault } from "../../../shared/encryption/vault"
import { hashToken } from "../../../shared/ids"
import { rowsOf } from "../../../shared/testing/rows"
import { vault } from "../../../shared/testing/vault"
import { CONSULTATION_MODULE } from ".."
import { Migration20261121110000 } from "../migrations/Migration20261121110000"
import type ConsultationModuleService from "../service"
import { passing, smallForm, smallFormCases } from "../testing/small-form"

jest.setTimeout(60_000)

const staff = { type: "staff", id: "user_1" } as const
const guest = { token_hash: hashToken("the guest's token") }
const days = (count: number) => count * 24 * 60 * 60 * 1_000

moduleIntegrationTestRunner<ConsultationModuleService>({
  moduleName: CONSULTATION_MODULE,
  resolve: "./src/modules/consultation",
  moduleOptions: { vault },
  testSuite: ({ service, dbConfig }) => {
    afterAll(() => closeVaults())
    afterEach(() => clock.setOffset(0))

    const publish = (definition: unknown = smallForm) =>
      service.publishFormVersion({
        definition,
        golden_cases: smallFormCases,
        actor: staff,
      })

    async function begin() {
      await publish()
      const { consultation } = await service.startConsultation({
        form_key: smallForm.key,
        category: { handle: "small-form", name: "Small" },
        product: null,
        ...guest,
        customer_id: null,
        patient_id: null,
      })
      return consultation.id
    }
    const save = (
      consultation_id: string,
      answers: Record<string, unknown>,
      client_key?: string
    ) =>
      service.saveAnswers({
        consultation_id,
        holder: guest,
        answers: Object.entries(answers).map(([question, value]) => ({
          question,
          value,
        })),
        ...(client_key ? { client_key } : {}),
      })
    async function submitted() {
      const id = await begin()
      await save(id, passing)
      await service.submit({ consultation_id: id, holder: guest })
      return id
    }
    const sql = (text: string, values: unknown[] = []) =>
      rowsOf<Record<string, unknown>>(dbConfig.clientUrl, text, values)
    // The runner makes its tables from the models; the triggers are in the migration.
    beforeEach(async () => {
      const migration = new Migration20261121110000(
        undefined as never,
        undefined as never
      )
      await migration.up()
      for (const query of migration.getQueries()) {
        if (typeof query === "string") {
          await sql(query)
        }
      }
    })
    const actions = async () =>
      (await service.listOutboxes({}, { order: { seq: "ASC" } })).map(
        (row) => row.topic
      )

    it("publishes versions that nobody can change, and the same content once", async () => {
      const first = await publish()
      expect(await publish()).toEqual(first)
      const second = await publish({ ...smallForm, intro: "Another intro." })
      expect([first.version, second.version]).toEqual([1, 2])
      await expect(
        service.updateFormVersions({ id: first.id, version: 9 })
      ).rejects.toThrow("never changed")
      await expect(service.deleteFormVersions(first.id)).rejects.toThrow(
        "never changed"
      )
      await expect(
        publish({
          ...smallForm,
          rules: [{ ...smallForm.rules[0], advice: undefined }],
        })
      ).rejects.toThrow("a deny or flag rule needs advice")
      expect(await actions()).toEqual([
        "form.version_published",
        "form.version_published",
      ])
    })

    it("keeps a consultation on the version it began with", async () => {
      const id = await begin()
      await publish({ ...smallForm, intro: "Another intro." })
      const { form } = await service.getConsultation(id, guest)
      expect(form).toMatchObject({ version: 1, intro: "A few questions." })
    })

    it("stores answers encrypted, with a tape of every change, and once per client key", async () => {
      const id = await begin()
      await save(id, { smoking: "daily", cigarettes: 10 }, "k1")
      await save(id, { smoking: "daily", cigarettes: 12 }, "k2")
      await save(id, { cigarettes: 10 }, "k1")
      await save(id, { smoking: "never" }, "k3")
      const result = await save(id, { smoking: "daily" })
      expect(result).toMatchObject({
        accepted: true,
        evaluation: { answers: { smoking: "daily", cigarettes: 12 } },
      })
      await save(id, { cigarettes: null })

      const read = await service.readAnswers(id, staff)
      expect(
        read.events.map(({ seq, question_id, kind, previous, value }) =>
          [seq, question_id, kind, previous, value].join(" ")
        )
      ).toEqual([
        "1 smoking given  Daily",
        "2 cigarettes given  10 cigarettes",
        "3 cigarettes changed 10 cigarettes 12 cigarettes",
        "4 smoking changed Daily Never",
        "5 smoking changed Never Daily",
        "6 cigarettes withdrawn 12 cigarettes ",
      ])
      expect(await actions()).toContain("consultation.answers_read")
      const stored = JSON.stringify([
        await sql("select * from consultation"),
        await sql("select * from answer_event"),
        await sql("select * from consultation_outbox"),
      ])
      expect(stored).not.toMatch(/daily|cigarettes"?:? ?1/)
      for (const statement of [
        "update answer_event set seq = seq + 99",
        "delete from answer_event",
      ]) {
        await expect(sql(statement)).rejects.toThrow("never changed")
      }
    })

    it("tells clinicians the end of a long tape, and how long it is", async () => {
      const id = await begin()
      const changes = 204
      for (let number = 0; number <= changes; number += 1) {
        await save(id, {
          body: { height_cm: 180, weight_kg: 70 + number / 10 },
        })
      }
      const read = await service.readAnswers(id, staff)
      expect(read.event_count).toBe(changes + 1)
      expect(read.events).toHaveLength(200)
      expect(read.events.at(-1)?.seq).toBe(changes + 1)
      const [body] = read.changed_answers
      expect(body).toMatchObject({ question_id: "body", times: changes })
      expect(body?.changes).toHaveLength(20)
      expect(body?.changes.at(-1)?.text).toBe(read.events.at(-1)?.value)
      expect(body?.changes.at(-1)?.previous).toBe(read.events.at(-2)?.value)
    })

    it("loses no answer and no order when saves come at once", async () => {
      const id = await begin()
      await Promise.all([
        ...Array.from({ length: 10 }, (_, index) =>
          save(id, { allergy: `allergy ${index}` }, `a${index}`)
        ),
        save(id, { chest_pain: "no" }, "b"),
        save(id, { smoking: "never" }, "c"),
        save(id, { smoking: "never" }, "c"),
      ])
      const tape = await service.listAnswerEvents(
        { consultation_id: id },
        { order: { seq: "ASC" } }
      )
      expect(tape.map((event) => event.seq)).toEqual(
        Array.from({ length: 12 }, (_, index) => index + 1)
      )
      const { evaluation } = await service.getConsultation(id, guest)
      expect(Object.keys(evaluation.answers).sort()).toEqual([
        "allergy",
        "chest_pain",
        "smoking",
      ])
    })

    it("refuses wrong answers with their fields and saves none of them", async () => {
      const id = await begin()
      expect(
        await save(id, { chest_pain: "no", smoking: "weekly", nobody: 1 })
      ).toEqual({
        accepted: false,
        errors: [
          { field: "answers.smoking", message: "choose one of the options" },
          {
            field: "answers.nobody",
            message: "is not a question of this form",
          },
        ],
      })
      expect(await save(id, { cigarettes: 3 })).toMatchObject({
        accepted: false,
        errors: [{ field: "answers.cigarettes" }],
      })
      expect(await service.listAnswerEvents({})).toEqual([])
    })

    it("denies at once, keeps the advice, tells the team, and takes no more answers", async () => {
      const id = await begin()
      const denied = await save(id, { chest_pain: "yes", smoking: "never" })
      expect(denied).toMatchObject({
        accepted: true,
        consultation: {
          state: "denied",
          outcome: "cannot_continue",
          denied_rule_id: "chest_pain",
          advice_level: "emergency",
        },
        trace: [
          { rule_id: "chest_pain", advice: { title: "About chest_pain" } },
          {},
          {},
          {},
          {},
        ],
      })
      const later = await service.getConsultation(id, guest)
      expect(later.trace[0]?.advice.title).toBe("About chest_pain")
      expect(await actions()).toEqual([
        "form.version_published",
        "consultation.started",
        "consultation.denied",
        "consultation.denied",
      ])
      const [followUp] = await service.listOutboxes({ kind: "follow_up" })
      expect(followUp).toMatchObject({ payload: { consultation_id: id } })
      await expect(save(id, { chest_pain: "no" })).rejects.toThrow("is denied")
      await expect(
        service.submit({ consultation_id: id, holder: guest })
      ).rejects.toThrow('"denied" does not take "submit"')
    })

    it("submits only complete answers, judged on the day, once", async () => {
      const id = await begin()
      const { smoking: _, ...incomplete } = passing
      await save(id, incomplete)
      const submit = () =>
        service.submit({ consultation_id: id, holder: guest })
      await expect(submit()).rejects.toThrow(
        "answers.smoking: still to be answered: smoking"
      )
      await save(id, { smoking: "never" })
      const first = await submit()
      expect(first.consultation).toMatchObject({
        state: "submitted",
        outcome: "continue",
        reference: expect.stringMatching(/^CON-[2-9A-Z]{4}-[2-9A-Z]{4}$/),
        submitted_at: expect.any(Date),
        consents: { terms: { version: expect.any(String) } },
      })
      expect((await submit()).consultation.submitted_at).toEqual(
        first.consultation.submitted_at
      )
      await expect(save(id, { smoking: "daily" })).rejects.toThrow(
        "is submitted"
      )
    })

    it("has what is under way looked at for answers that need a clinician, once it is known whose they are (REN-2)", async () => {
      const id = await begin()
      await save(id, { ...passing, smoking: "daily", cigarettes: 30 })
      const { consultation } = await service.submit({
        consultation_id: id,
        holder: guest,
      })
      expect(consultation.outcome).toBe("needs_review")
      const asked = async () =>
        (await service.listOutboxes({ kind: "follow_up" })).map(
          ({ topic, payload }) => [topic, payload]
        )
      expect(await asked()).toEqual([])
      const claim = () =>
        service.claimForCustomer({
          consultation_id: id,
          ...guest,
          customer_id: "cus_1",
          patient_id: null,
        })
      await claim()
      await claim()
      expect(await asked()).toEqual([
        ["consultation.needs_review", { consultation_id: id }],
      ])
    })

    it("opens only for the one who holds it", async () => {
      const id = await submitted()
      const other = { token_hash: hashToken("another") }
      for (const holder of [other, {}, { customer_id: "cus_1" }]) {
        await expect(service.getConsultation(id, holder)).rejects.toThrow(
          `Consultation ${id} was not found`
        )
      }
      const claim = (customer_id: string, token_hash: string | null) =>
        service.claimForCustomer({
          consultation_id: id,
          token_hash,
          customer_id,
          patient_id: null,
        })
      await expect(claim("cus_1", other.token_hash)).rejects.toThrow(
        "not found"
      )
      await expect(claim("cus_1", null)).rejects.toThrow("not found")
      await claim("cus_1", guest.token_hash)
      await expect(claim("cus_2", guest.token_hash)).rejects.toThrow(
        "not found"
      )
      await expect(service.getConsultation(id, guest)).rejects.toThrow(
        "not found"
      )
      const own = await service.getConsultation(id, { customer_id: "cus_1" })
      expect(own.consultation).toMatchObject({ patient_id: null })
      const withPatient = await service.claimForCustomer({
        consultation_id: id,
        token_hash: null,
        customer_id: "cus_1",
        patient_id: "pat_1",
      })
      expect(withPatient.patient_id).toBe("pat_1")
      expect(await service.listForCustomer("cus_1")).toHaveLength(1)
      expect(await service.listForCustomer("cus_2")).toEqual([])
    })

    it("is used up by one cart and order, once, however often it is asked", async () => {
      const id = await submitted()
      const line = {
        consultation_id: id,
        cart_id: "cart_1",
        line_item_id: "cali_1",
        variant_id: "variant_1",
      }
      await expect(service.bindToBasket(line)).rejects.toThrow("nobody's yet")
      await service.claimForCustomer({
        consultation_id: id,
        ...guest,
        customer_id: "cus_1",
        patient_id: "pat_1",
      })
      await service.bindToBasket(line)
      const use = {
        consultation_id: id,
        cart_id: "cart_1",
        order_id: "order_1",
      }
      await expect(
        service.consume({ ...use, cart_id: "cart_2" })
      ).rejects.toThrow("does not belong to cart cart_2")
      const results = await Promise.all(
        [1, 2, 3].map(() => service.consume(use))
      )
      expect(results.filter(({ consumed }) => consumed)).toHaveLength(1)
      await expect(
        service.consume({ ...use, order_id: "order_2" })
      ).rejects.toThrow('"consumed" does not take "pay_captured"')
      await expect(service.bindToBasket(line)).rejects.toThrow("is consumed")
      // Nor is it moved to another basket, or by somebody who saw it elsewhere.
      const to = { cart_id: "cart_2", line_item_id: null, variant_id: "v" }
      const move = { consultation_id: id, from_cart_id: use.cart_id, to }
      await expect(service.rebind(move)).rejects.toThrow("is consumed")
    })

    it("moves between baskets only from where it stands", async () => {
      const id = await submitted()
      const first = { cart_id: "cart_1", line_item_id: null, variant_id: "v_1" }
      const to = { ...first, cart_id: "cart_2" }
      const fresh = { consultation_id: id, from_cart_id: null }
      await service.rebind({ ...fresh, to: first })
      await expect(service.rebind({ ...fresh, to })).rejects.toMatchObject({
        code: "not_eligible",
      })
      const before = await service.rebind({
        consultation_id: id,
        from_cart_id: "cart_1",
        to,
      })
      expect(before).toEqual(first)
      const back = { consultation_id: id, from_cart_id: "cart_2", to: before }
      expect(await service.rebind(back)).toEqual(to)
      await expect(service.rebind(back)).rejects.toMatchObject({
        code: "not_eligible",
      })
    })

    it("is given up by staff only, after thirty days, and not when paid", async () => {
      const id = await begin()
      const abandon = (actor: Parameters<typeof service.abandon>[0]["actor"]) =>
        service.abandon({ consultation_id: id, actor })
      await expect(abandon(staff)).rejects.toThrow("by_staff_after_30_days")
      clock.setOffset(days(30))
      await expect(abandon({ type: "system", id: "job" })).rejects.toThrow(
        "by_staff_after_30_days"
      )
      expect(await abandon(staff)).toMatchObject({ state: "abandoned" })
    })

    it("is taken up again by its holder, with its answers, and handed in anew", async () => {
      const id = await submitted()
      const resume = (holder: Parameters<typeof service.resume>[0]["holder"]) =>
        service.resume({ consultation_id: id, holder })
      await expect(resume(guest)).rejects.toMatchObject({
        code: "transition_not_allowed",
      })
      clock.setOffset(days(30))
      await service.abandon({ consultation_id: id, actor: staff })
      await expect(
        resume({ token_hash: hashToken("another") })
      ).rejects.toMatchObject({ code: "not_found" })
      const before = await service.getConsultation(id, guest)
      const { consultation, evaluation } = await resume(guest)
      expect(Object.keys(evaluation.answers)).toEqual(
        expect.arrayContaining(Object.keys(passing))
      )
      expect(evaluation.answers).toEqual(before.evaluation.answers)
      expect(consultation).toMatchObject({ state: "draft", submitted_at: null })
      expect(await service.retrieveConsultation(id)).toMatchObject({
        consents: null,
        trace_enc: null,
        last_activity_at: expect.any(Date),
      })
      // Twice is once.
      await resume(guest)
      const resumed = { topic: "consultation.resumed" }
      expect(await service.listOutboxes(resumed)).toHaveLength(1)
      // Not left lying any more.
      await expect(
        service.abandon({ consultation_id: id, actor: staff })
      ).rejects.toThrow("by_staff_after_30_days")
      const again = await service.submit({ consultation_id: id, holder: guest })
      expect(again.consultation.state).toBe("submitted")
    })

    it("can't be read any more once its key is destroyed", async () => {
      const id = await submitted()
      await getVault(vault).destroy(`consultation:${id}`)
      await expect(service.readAnswers(id, staff)).rejects.toThrow("was erased")
    })
  },
})
