import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import type { Actor } from "../../../shared/actor"
import { closeVaults } from "../../../shared/encryption/vault"
import { rowsOf } from "../../../shared/testing/rows"
import { vault } from "../../../shared/testing/vault"
import { CLINICAL_REVIEW_MODULE } from ".."
import type ClinicalReviewModuleService from "../service"
import {
  ana,
  ben,
  casesOf,
  decision,
  later,
  now,
  worker,
} from "../testing/cases"

jest.setTimeout(60_000)

const approval = (case_id: string) =>
  decision(case_id, {
    kind: "approve_pom",
    prescriber_ip: "203.0.113.7",
    proposal: {
      formulary_item_id: "fit_1",
      dose: "1 mg",
      directions: "Take one tablet once a day",
      quantity: 28,
      issues: 1,
    },
    notes: "Marked-note-xyz",
  })

moduleIntegrationTestRunner<ClinicalReviewModuleService>({
  moduleName: CLINICAL_REVIEW_MODULE,
  resolve: "./src/modules/clinical-review",
  moduleOptions: { vault },
  testSuite: ({ service, dbConfig }) => {
    afterAll(() => closeVaults())

    const { opened, move, queued, readThrough, topics } = casesOf(service)

    it("opens one case a line, however often and however many ask at once", async () => {
      await Promise.all([1, 2, 3].map(() => opened()))
      await opened()
      const cases = await service.listClinicalCases({})
      expect(cases).toHaveLength(1)
      expect(cases[0]).toMatchObject({
        state: "payment_pending",
        queue: "prescriber",
        flag_count: 1,
        reference: expect.stringMatching(/^CASE-/),
      })
      expect(await service.listCaseEvents({})).toHaveLength(1)
      expect(await service.listOutboxes({ kind: "audit" })).toHaveLength(1)
    })

    it("writes history, audit and follow-ups with a move, and repeats nothing", async () => {
      const id = await queued()
      expect(await topics()).toEqual(["case.paid", "case.queued"])
      const again = await move(id, "paid")
      expect(again).toMatchObject({ changed: false, state: "queued" })
      expect(await topics()).toHaveLength(2)
      await expect(
        service.transition({ case_id: id, event: "signed", actor: worker }, now)
      ).rejects.toMatchObject({ code: "transition_not_allowed" })
      // A person's repetition is an error, not a silent success.
      await expect(
        service.transition({ case_id: id, event: "paid", actor: ana }, now)
      ).rejects.toMatchObject({ code: "transition_not_allowed" })
      expect(await service.listCaseEvents({ case_id: id })).toHaveLength(3)
    })

    it("applies a named occasion once", async () => {
      const id = await opened()
      const input = { case_id: id, event: "paid" as const, actor: worker }
      await service.transition({ ...input, key: "pay_1" }, now)
      const again = await service.transition({ ...input, key: "pay_1" }, now)
      expect(again.changed).toBe(false)
    })

    it("gives a case to one of two who claim it at once, and tells the other who", async () => {
      const id = await queued()
      const claims = await Promise.allSettled(
        [ana, ben].map((actor) =>
          service.claim({ case_id: id, user_id: actor.id, actor }, now)
        )
      )
      const won = claims.filter((claim) => claim.status === "fulfilled")
      expect(won).toHaveLength(1)
      const { claimed_by } = await service.retrieveClinicalCase(id)
      const [lost] = claims.filter((claim) => claim.status === "rejected")
      expect(lost?.reason).toMatchObject({
        code: "claimed_by_another",
        message: expect.stringContaining(claimed_by ?? "nobody"),
      })
    })

    it("is released, taken over and handed over only as it should", async () => {
      const id = await queued()
      const by = (actor: Actor) => ({ case_id: id, user_id: actor.id, actor })
      await service.claim(by(ana), now)
      expect((await service.claim(by(ana), now)).changed).toBe(false)
      await expect(service.release(by(ben), now)).rejects.toMatchObject({
        code: "claimed_by_another",
      })
      await expect(
        service.reassign(
          { ...by(ben), event: "hand_over", to_user_id: ben.id },
          now
        )
      ).rejects.toMatchObject({ code: "claimed_by_another" })
      await service.reassign(
        {
          ...by(ben),
          event: "take_over",
          to_user_id: ben.id,
          reason: "Ana is away",
        },
        now
      )
      expect((await service.retrieveClinicalCase(id)).claimed_by).toBe(ben.id)
      await service.release(by(ben), later(5))
      expect(await service.retrieveClinicalCase(id)).toMatchObject({
        state: "queued",
        claimed_by: null,
        place_at: now,
      })
    })

    it("gives back what nobody worked on for 30 minutes, not a minute sooner", async () => {
      const id = await queued()
      await service.claim({ case_id: id, user_id: ana.id, actor: ana }, now)
      await service.touchClaim(id, ana.id, later(10))
      await service.touchClaim(id, ben.id, later(35))
      expect(await service.releaseIdleClaims(later(39))).toBe(0)
      expect(await service.releaseIdleClaims(later(41))).toBe(1)
      expect((await service.retrieveClinicalCase(id)).state).toBe("queued")
    })

    it("keeps a decision with who took it, encrypted, once, by the holder only", async () => {
      const id = await queued()
      await service.claim({ case_id: id, user_id: ben.id, actor: ben }, now)
      await expect(service.decide(approval(id), now)).rejects.toMatchObject({
        code: "claimed_by_another",
      })
      expect(await service.listDecisions({})).toHaveLength(0)
      await readThrough(id)
      await service.reassign(
        {
          case_id: id,
          user_id: ana.id,
          actor: ana,
          event: "take_over",
          to_user_id: ana.id,
        },
        now
      )
      const tries = await Promise.allSettled([
        service.decide(approval(id), now),
        service.decide(approval(id), now),
      ])
      expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1)
      const [kept] = await service.listDecisions({})
      expect(kept).toMatchObject({ registration_number: "7012345" })
      const rows = await rowsOf(
        dbConfig.clientUrl,
        "select row_to_json(d)::text as row from decision d"
      )
      const outbox = await rowsOf(
        dbConfig.clientUrl,
        "select row_to_json(o)::text as row from clinical_review_outbox o"
      )
      expect(rows).toHaveLength(1)
      expect(JSON.stringify([rows, outbox])).not.toMatch(
        /Marked-note-xyz|once a day/
      )
      const read = await service.readDecision(kept?.id ?? "")
      expect(read).toMatchObject({
        notes: "Marked-note-xyz",
        proposal: { quantity: 28 },
      })
      const record = await service.retrieveClinicalCase(id)
      expect(record).toMatchObject({
        state: "awaiting_signature",
        claimed_by: ana.id,
      })
      expect(await topics()).toContain("case.awaiting_signature")
    })

    it("starts the triggers of an approval once", async () => {
      const id = await queued({ legal_class: "P" })
      await service.claim({ case_id: id, user_id: ana.id, actor: ana }, now)
      await readThrough(id)
      await service.decide({ ...approval(id), kind: "approve_p" }, now)
      expect(
        (await topics()).filter((topic) => topic.startsWith("case.approved"))
      ).toEqual([
        "case.approved.letter",
        "case.approved.message",
        "case.approved.pmr",
        "case.approved.supply",
      ])
    })

    it("raises a flag once, settles it, and finds what waits too long", async () => {
      const id = await queued()
      const flag = { case_id: id, kind: "waiting_long" as const }
      expect(
        await service.findUnflagged("waiting_long", ["queued"], now)
      ).toEqual([])
      expect(
        await service.findUnflagged("waiting_long", ["queued"], later(1))
      ).toEqual([id])
      expect(await service.raiseFlag(flag, now)).toBe(true)
      expect(await service.raiseFlag(flag, now)).toBe(false)
      expect(
        await service.findUnflagged("waiting_long", ["queued"], later(1))
      ).toEqual([])
      expect((await service.retrieveClinicalCase(id)).flag_count).toBe(2)
      await service.settleFlags(id, "waiting_long", now)
      expect((await service.retrieveClinicalCase(id)).flag_count).toBe(1)
      expect(await service.raiseFlag(flag, now)).toBe(true)
    })

    it("has each reviewer told once an entry into the queue", async () => {
      const id = await queued()
      const input = { case_id: id, user_ids: [ana.id, ben.id] }
      expect(await service.notifyReviewers(input, now)).toBe(2)
      expect(await service.notifyReviewers(input, now)).toBe(0)
      const calls = await service.listOutboxes({ kind: "call" })
      expect(calls.map((call) => call.payload)).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            operation: "reviewer_notification",
            subject_id: `${id}:${ana.id}`,
          }),
        ])
      )
    })

    it("forgets which rule spoke and which question was contradicted, once its answers are sealed", async () => {
      const flags = [
        { kind: "needs_review" as const, subject: "chest_pain", amount: null },
        { kind: "needs_review" as const, subject: "pregnant", amount: null },
        { kind: "contradiction" as const, subject: "allergy", amount: 1 },
        {
          kind: "contradiction" as const,
          subject: "same_ingredient",
          amount: 1,
        },
      ]
      const id = await queued({ flags })
      const bystander = await queued({
        flags,
        consultation_id: "con_2",
        line_item_id: "ordli_2",
        order_id: "order_2",
      })
      await service.claim({ case_id: id, user_id: ana.id, actor: ana }, now)
      await service.acknowledge(
        {
          case_id: id,
          kind: "contradiction",
          subject: "allergy",
          actor: ana,
          staff: { user_id: ana.id, name: "Ana", role: "prescriber" },
        },
        now
      )
      for (let tries = 0; tries < 2; tries++) {
        await service.forgetAnswers("con_1")
      }
      const left = JSON.stringify([
        await service.listCaseFlags({ case_id: id }),
        await service.listCaseAcknowledgements({ case_id: id }),
      ])
      expect(left).not.toMatch(/chest_pain|pregnant|allergy/)
      expect(left).toContain("same_ingredient")
      // What was read stays tied to its warning.
      const { asked, given } = await service.readAcknowledgements(id)
      const subjects = asked.map(({ subject }) => subject)
      expect(subjects).toContain(given[0]?.subject)
      const other = await service.listCaseFlags({ case_id: bystander })
      expect(JSON.stringify(other)).toContain("chest_pain")
    })

    it("is approved when its decider has read what it asks, not before", async () => {
      const id = await queued({
        flags: [
          { kind: "repeat", subject: "7", amount: 2 },
          { kind: "denied_then_changed", subject: "con_0", amount: 1 },
          { kind: "quantity", subject: "", amount: 9 },
        ],
      })
      const read = (
        kind: "repeat" | "changed_answers" | "contradiction",
        subject: string,
        actor = ana
      ) =>
        service.acknowledge(
          {
            case_id: id,
            kind,
            subject,
            actor,
            staff: { user_id: actor.id, name: "Ana", role: "prescriber" },
          },
          now
        )
      await expect(read("repeat", "7")).rejects.toThrow(/held by nobody/)
      await service.claim({ case_id: id, user_id: ben.id, actor: ben }, now)
      await read("repeat", "7", ben)
      await read("changed_answers", "con_0", ben)
      await expect(read("repeat", "7")).rejects.toThrow(/held by/)
      await service.reassign(
        {
          case_id: id,
          event: "take_over",
          user_id: ana.id,
          to_user_id: ana.id,
          actor: ana,
        },
        now
      )
      await expect(service.decide(approval(id), now)).rejects.toMatchObject({
        code: "evidence_missing",
        message: expect.stringMatching(/changed_answers con_0, repeat 7/),
      })
      for (const [kind, subject] of [
        ["contradiction", "7"],
        ["repeat", "8"],
      ] as const) {
        await expect(read(kind, subject)).rejects.toMatchObject({
          code: "invalid_field",
        })
      }
      const first = await read("repeat", "7")
      const again = await read("repeat", "7")
      expect(again.id).toBe(first.id)
      await expect(service.decide(approval(id), now)).rejects.toThrow(
        /not acknowledged yet: changed_answers con_0$/
      )
      await read("changed_answers", "con_0")
      await readThrough(id)
      await expect(service.decide(approval(id), now)).resolves.toMatchObject({
        state: "awaiting_signature",
      })
      await expect(read("repeat", "7")).rejects.toThrow(/awaiting_signature/)
      const audits = await service.listOutboxes({ topic: "case.acknowledged" })
      expect(audits).toHaveLength(4)
      const { repeat_flag } = await service.retrieveClinicalCase(id)
      expect(repeat_flag).toBe(true)
    })

    it("notes readings of one minute once, also in the same moment", async () => {
      const id = await opened()
      const actor = { type: "staff", id: "user_1" } as const
      const read = (at: Date, what = "case") =>
        service.recordReading({ case_id: id, actor, what }, at)
      await Promise.all([read(now), read(now), read(now, "prescription")])
      await read(new Date(now.getTime() + 60_000))
      const noted = await service.listOutboxes({ topic: "case.read" })
      expect(noted).toHaveLength(3)
    })
  },
})
