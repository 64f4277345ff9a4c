import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { CLINICAL_REVIEW_MODULE } from ".."
import { closeVaults } from "../../../shared/encryption/vault"
import { vault } from "../../../shared/testing/vault"
import type { ChangeInput } from "../case-proposals"
import type ClinicalReviewModuleService from "../service"
import {
  ana,
  ben,
  casesOf,
  decision,
  later,
  now,
  patient,
  worker,
} from "../testing/cases"
import type { RaisedFlag } from "../domain/flags"
import type { EvidencePolicy } from "../../../shared/evidence-policy"

jest.setTimeout(60_000)

const NO_POLICY: EvidencePolicy = { requirements: [] }
const change: ChangeInput = {
  to_item_id: "fit_2",
  to_variant_id: "variant_2",
  to_quantity: 2,
  from_name: "Finasteride, 84",
  to_name: "Finasteride, 28",
  paid_pence: 4000,
  new_pence: 3000,
  undiscounted_pence: 5000,
  reason: "Marked-reason",
}

moduleIntegrationTestRunner<ClinicalReviewModuleService>({
  moduleName: CLINICAL_REVIEW_MODULE,
  resolve: "./src/modules/clinical-review",
  moduleOptions: { vault },
  testSuite: ({ service }) => {
    afterAll(() => closeVaults())

    const { held, queued, topics } = casesOf(service)
    const stateOf = async (id: string) =>
      (await service.retrieveClinicalCase(id)).state
    const proposed = async () => {
      const id = await held()
      const made = await service.propose(
        decision(id, {
          kind: "propose_change",
          proposal: {
            formulary_item_id: "fit_2",
            dose: "1 mg",
            directions: "One a day",
            quantity: 56,
            issues: 1,
          },
        }),
        change,
        now
      )
      return { id, proposal_id: made.proposal_id }
    }

    it("lets a renewal go on as it was signed for, once, and only one that nobody has looked at or warned of (REN-3)", async () => {
      const signed = await held()
      const { decision_id } = await service.decide(
        decision(signed, {
          kind: "approve_pom",
          gp_justification: "Marked-justification",
        }),
        now
      )
      const wish = (case_id: string, policy = NO_POLICY) => ({
        case_id,
        prescription: { id: "rx_1", decision_id },
        policy,
        actor: worker,
      })
      const renewal = (order_id: string, flags: RaisedFlag[] = []) => ({
        order_id,
        line_item_id: `line_of_${order_id}`,
        flags,
      })
      const flagged = await queued(
        renewal("order_2", [{ kind: "high_risk", subject: "", amount: null }])
      )
      const seen = await queued(renewal("order_3"))
      await service.claim({ case_id: seen, user_id: ana.id, actor: ana }, now)
      const isLeft = async (id: string, why: string) =>
        expect(await service.continueCase(wish(id), now)).toBe(why)
      await isLeft(seen, "claimed")
      await service.release({ case_id: seen, user_id: ana.id, actor: ana }, now)
      await isLeft(seen, "claimed")
      await isLeft(flagged, "flag")
      await service.noteStay(flagged, "flag")
      await service.claim(
        { case_id: flagged, user_id: ana.id, actor: ana },
        now
      )
      await service.noteStay(flagged, "gap")
      expect(await service.retrieveClinicalCase(flagged)).toMatchObject({
        stay_reason: "flag",
      })
      const id = await queued(renewal("order_4"))
      const asked: EvidencePolicy = {
        requirements: [
          {
            any_of: [
              {
                kind: "two_way_contact",
                methods: ["video_call"],
                max_age_days: 90,
              },
            ],
            when: "every",
            before: "approval",
          },
        ],
      }
      expect(await service.continueCase(wish(id, asked), now)).toBe("evidence")
      expect(await stateOf(id)).toBe("queued")

      const both = await Promise.all(
        [1, 2].map(() => service.continueCase(wish(id), later(1)))
      )
      expect(both).toEqual([null, null])
      expect(await stateOf(id)).toBe("approved")
      const made = await service.listDecisions({ case_id: id })
      expect(made).toEqual([
        expect.objectContaining({
          kind: "continued",
          prescription_id: "rx_1",
          user_id: ana.id,
        }),
      ])
      expect(await service.readDecision(made[0]?.id ?? "")).toMatchObject({
        gp_justification: "Marked-justification",
        proposal: null,
      })
    })

    it("denies once, by the holder, with the reason as it read then", async () => {
      const id = await held()
      const denial = {
        code: "interaction",
        version: 3,
        title: "Interacts",
        advice_level: "see_gp",
        patient_text: "Marked-advice",
      } as const
      await expect(
        service.decide(
          decision(id, {
            denial,
            staff: { ...decision(id).staff, user_id: ben.id },
          }),
          now
        )
      ).rejects.toMatchObject({ type: "conflict", code: "claimed_by_another" })
      const { decision_id } = await service.decide(
        decision(id, { denial }),
        now
      )
      await expect(
        service.decide(decision(id, { denial }), now)
      ).rejects.toMatchObject({ code: "transition_not_allowed" })
      expect(await service.readDecision(decision_id)).toMatchObject({
        denial,
        notes: "Marked-note",
        decision: { denial_code: "interaction", denial_version: 3 },
      })
      expect(await topics()).toContain("case.denied")
      const kept = JSON.stringify(await service.listDecisions({}))
      expect(kept).not.toMatch(/Marked/)
    })

    it("takes the answer to the open question, and flags every message", async () => {
      const id = await held()
      const { flag_count } = await service.retrieveClinicalCase(id)
      await service.ask(
        { case_id: id, user_id: ana.id, actor: ana, text: "Marked-text" },
        now
      )
      const [asked] = await service.listCaseEvents({ event: "ask" })
      expect(await service.readQuestion(id, asked?.id ?? "")).toBe(
        "Marked-text"
      )
      expect(asked?.reason_enc).not.toContain("Marked")
      const take = (message_id: string, written_at: Date) =>
        service.takeMessage(
          { case_id: id, message_id, written_at, actor: patient },
          later(9)
        )
      // Written before the question was put: no answer to it.
      expect(await take("msg_0", later(-5))).toMatchObject({ flagged: true })
      expect(await stateOf(id)).toBe("awaiting_patient")
      expect(await take("msg_1", later(5))).toMatchObject({ state: "queued" })
      expect(await take("msg_1", later(5))).toMatchObject({
        changed: false,
        flagged: false,
      })
      expect(await take("msg_2", later(6))).toMatchObject({ flagged: true })
      const flags = await service.listCaseFlags({ kind: "patient_wrote" })
      expect(flags.map(({ subject }) => subject).sort()).toEqual([
        "msg_0",
        "msg_1",
        "msg_2",
      ])
      // The answer is read by whoever approves, also where somebody else asked.
      expect((await service.readAcknowledgements(id)).asked).toContainEqual({
        kind: "patient_wrote",
        subject: "msg_1",
      })
      expect(await service.retrieveClinicalCase(id)).toMatchObject({
        state: "queued",
        flag_count: flag_count + 3,
      })
    })

    it("goes on with a change only after the patient's word and the order", async () => {
      const { id, proposal_id } = await proposed()
      expect(await stateOf(id)).toBe("awaiting_acceptance")
      expect(await service.readProposal(id)).toMatchObject({
        from_item_id: "fit_1",
        to_item_id: "fit_2",
        reason: "Marked-reason",
      })
      const answer = (kind: "accept" | "keep_original") =>
        service.answerProposal(
          { proposal_id, answer: kind, actor: patient },
          now
        )
      const apply = () =>
        service.applyProposal(
          {
            proposal_id,
            actor: patient,
            policy: { requirements: [] },
            entitled: true,
          },
          now
        )
      await apply()
      expect(await stateOf(id)).toBe("awaiting_acceptance")
      await answer("accept")
      await answer("accept")
      await expect(answer("keep_original")).rejects.toMatchObject({
        code: "transition_not_allowed",
      })
      expect(await stateOf(id)).toBe("awaiting_acceptance")
      for (let turn = 0; turn < 2; turn++) {
        await apply()
      }
      expect(await service.retrieveClinicalCase(id)).toMatchObject({
        state: "awaiting_signature",
        formulary_item_id: "fit_2",
        variant_id: "variant_2",
        quantity: 2,
        claimed_by: ana.id,
      })
      expect(await service.paidBeforeChanges(id)).toBe(4000)
      expect(await service.lineBeforeChanges(id)).toEqual({
        paid_pence: 4000,
        undiscounted_pence: 5000,
      })
      expect(
        (await topics()).filter((one) =>
          ["case.change_accepted", "case.awaiting_signature"].includes(one)
        )
      ).toHaveLength(2)
    })

    it("comes back to the queue when the change is turned down, and ends when all is", async () => {
      const kept = await proposed()
      await service.answerProposal(
        {
          proposal_id: kept.proposal_id,
          answer: "keep_original",
          actor: patient,
        },
        now
      )
      expect(await service.retrieveClinicalCase(kept.id)).toMatchObject({
        state: "queued",
        formulary_item_id: "fit_1",
      })
      expect(
        await service.listCaseFlags({ kind: "change_declined" })
      ).toHaveLength(1)
      expect(await service.paidBeforeChanges(kept.id)).toBeNull()
      expect(await service.lineBeforeChanges(kept.id)).toBeNull()
    })

    it("is ended by staff after 30 idle days, and cancelled while nothing left", async () => {
      const id = await held()
      await service.release({ case_id: id, user_id: ana.id, actor: ana }, now)
      const stop = (event: "cancel" | "abandon", at: Date) =>
        service.stop(
          {
            case_id: id,
            event,
            nothing_dispatched: true,
            actor: ben,
            reason: "Marked-why",
          },
          at
        )
      const days = (count: number) => later(count * 24 * 60)
      await expect(stop("abandon", days(29))).rejects.toMatchObject({
        code: "guard_not_met",
      })
      await stop("abandon", days(30))
      expect(await service.retrieveClinicalCase(id)).toMatchObject({
        state: "abandoned",
        ended_as: "abandoned",
      })
      await expect(stop("cancel", days(31))).rejects.toMatchObject({
        code: "transition_not_allowed",
      })
      expect(await topics()).toEqual(
        expect.arrayContaining(["case.stopped", "case.ended.refund"])
      )
    })
  },
})
