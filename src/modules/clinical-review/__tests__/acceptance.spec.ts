import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { CLINICAL_REVIEW_MODULE } from ".."
import { closeVaults } from "../../../shared/encryption/vault"
import { vault } from "../../../shared/testing/vault"
import type { PlanChange } from "../domain/change-proposal"
import type ClinicalReviewModuleService from "../service"
import { casesOf, decision, later, patient, pharmacist } from "../testing/cases"
import type { DecisionInput } from "../types"

jest.setTimeout(60_000)

const open: DecisionInput["policy"] = { requirements: [] }
const calls: DecisionInput["policy"] = {
  requirements: [
    {
      any_of: [
        { kind: "two_way_contact", methods: ["phone_call"], max_age_days: 30 },
      ],
      when: "every",
      before: "approval",
    },
  ],
}

const change = {
  to_item_id: "fit_2",
  to_variant_id: "variant_2",
  to_quantity: 2,
  from_name: "Minoxidil, 30",
  to_name: "Minoxidil, 60",
  paid_pence: 4000,
  new_pence: 3000,
  reason: "Marked-reason",
}
const plan: PlanChange = {
  from_months: 3,
  to_months: 6,
  from_monthly_pence: 4000,
  to_monthly_pence: 3000,
  delivery_pence: 290,
  mandate: { version: "v1", text: "You pay.", hash: "hash_1" },
}

moduleIntegrationTestRunner<ClinicalReviewModuleService>({
  moduleName: CLINICAL_REVIEW_MODULE,
  resolve: "./src/modules/clinical-review",
  moduleOptions: { vault },
  testSuite: ({ service }) => {
    afterAll(() => closeVaults())
    const { held, topics } = casesOf(service)

    /** A pharmacy medicine whose changed proposal the patient has accepted. */
    const accepted = async (line: string) => {
      const id = await held(
        {
          line_item_id: line,
          consultation_id: `con_${line}`,
          patient_id: `pat_${line}`,
          legal_class: "P",
        },
        pharmacist
      )
      const { proposal_id } = await service.propose(
        decision(id, { kind: "propose_change", actor: pharmacist }),
        change,
        later(2)
      )
      await service.answerProposal(
        { proposal_id, answer: "accept", actor: patient },
        later(3)
      )
      return { id, proposal_id }
    }

    it.each([
      ["nothing has changed", open, true, false, "approved"],
      ["the patient wrote since", open, true, true, "queued"],
      ["the decider may not decide any more", open, false, false, "queued"],
      ["a proof is missing by now", calls, true, false, "queued"],
    ])(
      "acts on an acceptance when %s",
      async (_, policy, entitled, wrote, state) => {
        const { id, proposal_id } = await accepted("line_1")
        if (wrote) {
          await service.takeMessage(
            {
              case_id: id,
              message_id: "msg_1",
              written_at: later(4),
              actor: patient,
            },
            later(4)
          )
        }
        for (let turn = 0; turn < 2; turn++) {
          await service.applyProposal(
            { proposal_id, actor: patient, policy, entitled },
            later(5)
          )
        }
        // The order has followed already: whoever looks again sees what is bought now.
        expect(await service.retrieveClinicalCase(id)).toMatchObject({
          state,
          formulary_item_id: "fit_2",
          quantity: 2,
          claimed_by: null,
        })
        expect((await topics()).includes("case.approved.supply")).toBe(
          state === "approved"
        )
      }
    )

    it("lets a plan's change be accepted only in the words that were shown, and the case has its months then (SAF-2, PAY-3)", async () => {
      const id = await held(
        {
          legal_class: "P",
          order_type: "instalments",
          instalment_count: 3,
        },
        pharmacist
      )
      const { proposal_id } = await service.propose(
        decision(id, { kind: "propose_change", actor: pharmacist }),
        { ...change, plan },
        later(2)
      )
      const accept = (mandate_hash: string | null) =>
        service.answerProposal(
          { proposal_id, answer: "accept", actor: patient, mandate_hash },
          later(3)
        )
      for (const hash of [null, "another"]) {
        await expect(accept(hash)).rejects.toMatchObject({
          code: "mandate_changed",
        })
      }
      expect(await service.retrieveChangeProposal(proposal_id)).toMatchObject({
        state: "open",
        agreed_at: null,
        to_months: 6,
        mandate_text: "You pay.",
      })
      await accept("hash_1")
      // The same answer again is one, whatever comes with it.
      await accept(null)
      expect(await service.retrieveChangeProposal(proposal_id)).toMatchObject({
        state: "accepted",
        agreed_at: later(3),
      })
      expect(await service.retrieveClinicalCase(id)).toMatchObject({
        instalment_count: 3,
      })
      await service.applyProposal(
        { proposal_id, actor: patient, policy: open, entitled: true },
        later(4)
      )
      expect(await service.retrieveClinicalCase(id)).toMatchObject({
        state: "approved",
        instalment_count: 6,
        formulary_item_id: "fit_2",
      })
    })

    it("has supply stopped for what the patient writes about a decided case, once", async () => {
      const { id, proposal_id } = await accepted("line_2")
      const take = (message_id: string, at: Date) =>
        service.takeMessage(
          { case_id: id, message_id, written_at: at, actor: patient },
          at
        )
      const stopped = async () =>
        (await service.listOutboxes({ topic: "case.written_about" })).map(
          ({ payload }) => payload
        )
      await service.applyProposal(
        { proposal_id, actor: patient, policy: open, entitled: true },
        later(4)
      )
      expect(await service.takenMessages(id)).toEqual(new Set())
      // Stored before the decision or after it: what it says was not read.
      await take("msg_1", later(4))
      await take("msg_1", later(5))
      expect(await stopped()).toEqual([{ case_id: id, message_id: "msg_1" }])
      expect(await service.takenMessages(id)).toEqual(new Set(["msg_1"]))

      const undecided = await accepted("line_3")
      await service.takeMessage(
        {
          case_id: undecided.id,
          message_id: "msg_2",
          written_at: later(6),
          actor: patient,
        },
        later(6)
      )
      expect(await stopped()).toHaveLength(1)
    })
  },
})
