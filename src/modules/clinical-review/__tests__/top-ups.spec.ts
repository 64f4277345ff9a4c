import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { CLINICAL_REVIEW_MODULE } from ".."
import { closeVaults } from "../../../shared/encryption/vault"
import { vault } from "../../../shared/testing/vault"
import type { PlanChange } from "../domain/change-proposal"
import type ClinicalReviewModuleService from "../service"
import {
  casesOf,
  decision,
  later,
  patient,
  pharmacist,
  worker,
} from "../testing/cases"

jest.setTimeout(60_000)

moduleIntegrationTestRunner<ClinicalReviewModuleService>({
  moduleName: CLINICAL_REVIEW_MODULE,
  resolve: "./src/modules/clinical-review",
  moduleOptions: { vault },
  testSuite: ({ service }) => {
    afterAll(() => closeVaults())
    const { held } = casesOf(service)

    /** A pharmacy medicine for which something else was proposed, at a price. */
    const proposed = async (new_pence: number, plan?: PlanChange) => {
      const id = await held({ legal_class: "P" }, pharmacist)
      const { proposal_id } = await service.propose(
        decision(id, { kind: "propose_change", actor: pharmacist }),
        {
          to_item_id: "fit_2",
          to_variant_id: "variant_2",
          to_quantity: 2,
          from_name: "Minoxidil, 30",
          to_name: "Minoxidil, 60",
          paid_pence: 4000,
          new_pence,
          reason: "Marked-reason",
          plan: plan ?? null,
        },
        later(2)
      )
      return { id, proposal_id }
    }
    const begin = (proposal_id: string, payment_collection_id = "pay_col_1") =>
      service.beginTopUp(
        { proposal_id, payment_collection_id, actor: patient },
        later(3)
      )
    const accept = (proposal_id: string, is_authorised: boolean) =>
      service.answerProposal(
        { proposal_id, answer: "accept", actor: patient, is_authorised },
        later(4)
      )
    const apply = (proposal_id: string) =>
      service.applyProposal(
        {
          proposal_id,
          actor: patient,
          policy: { requirements: [] },
          entitled: true,
        },
        later(5)
      )
    const end = (proposal_id: string, top_up: "captured" | "released") =>
      service.endTopUp({ proposal_id, top_up, actor: worker }, later(5))
    const ledger = async () =>
      (await service.listOutboxes({ kind: "audit" }))
        .map(({ topic }) => topic)
        .filter((topic) => topic.includes("top_up"))

    it("asks for a plan's agreement before its difference can be paid, once", async () => {
      const { proposal_id } = await proposed(5000, {
        from_months: 3,
        to_months: 3,
        from_monthly_pence: 4000,
        to_monthly_pence: 5000,
        delivery_pence: 290,
        mandate: { version: "v1", text: "You pay.", hash: "hash_1" },
      })
      const agree = (mandate_hash: string | null, minutes = 3) =>
        service.beginTopUp(
          {
            proposal_id,
            payment_collection_id: "pay_col_1",
            actor: patient,
            mandate_hash,
          },
          later(minutes)
        )
      for (const hash of [null, "another"]) {
        await expect(agree(hash)).rejects.toMatchObject({
          code: "mandate_changed",
        })
      }
      expect(await service.retrieveChangeProposal(proposal_id)).toMatchObject({
        top_up: null,
        agreed_at: null,
      })
      await agree("hash_1")
      // Another tab, and the card form once more.
      await agree("hash_1", 4)
      await agree(null, 5)
      await accept(proposal_id, true)
      expect(await service.retrieveChangeProposal(proposal_id)).toMatchObject({
        state: "accepted",
        agreed_at: later(3),
      })
    })

    it("accepts a dearer change once its difference is held, and goes on once it is taken", async () => {
      const { id, proposal_id } = await proposed(5000)
      await expect(accept(proposal_id, false)).rejects.toMatchObject({
        code: "payment_required",
      })
      // Two tabs pay in the same collection.
      const both = await Promise.all([
        begin(proposal_id),
        begin(proposal_id, "pay_col_2"),
      ])
      expect(new Set(both.map((one) => one.payment_collection_id)).size).toBe(1)
      expect(await service.findTopUps(later(3), 10)).toEqual([proposal_id])
      await service.noteTopUpChecked(proposal_id, later(3))
      expect(await service.findTopUps(later(7), 10)).toEqual([])
      expect(await service.findTopUps(later(9), 10)).toEqual([proposal_id])

      await accept(proposal_id, true)
      await accept(proposal_id, true)
      // Whoever knows more looks at once at what is accepted.
      expect(await service.findTopUps(later(4), 10)).toEqual([proposal_id])
      await expect(apply(proposal_id)).rejects.toMatchObject({
        code: "guard_not_met",
      })
      await end(proposal_id, "captured")
      await end(proposal_id, "released")
      expect((await apply(proposal_id)).state).toBe("approved")
      expect(await service.retrieveClinicalCase(id)).toMatchObject({
        formulary_item_id: "fit_2",
      })
      expect(await service.findTopUps(later(60), 10)).toEqual([])
      expect(await ledger()).toEqual([
        "case.top_up_started",
        "case.top_up_captured",
      ])
    })

    it("is put to the patient again when the bank gave its word up", async () => {
      const { id, proposal_id } = await proposed(5000)
      await begin(proposal_id)
      for (let turn = 0; turn < 2; turn++) {
        await accept(proposal_id, true)
        await service.reopenProposal(proposal_id, worker, later(4))
        await service.reopenProposal(proposal_id, worker, later(4))
      }
      expect(await service.retrieveChangeProposal(proposal_id)).toMatchObject({
        state: "open",
        top_up: "started",
        answered_at: null,
      })
      expect((await service.retrieveClinicalCase(id)).state).toBe(
        "awaiting_acceptance"
      )
      expect(
        (await ledger()).filter((topic) => topic === "case.top_up_lapsed")
      ).toHaveLength(2)
    })

    it.each([
      ["a cheaper one", 3000, false],
      ["one of the same price", 4000, false],
      ["one that was turned down", 5000, true],
    ])("asks nothing for %s", async (_, price, isTurnedDown) => {
      const { proposal_id } = await proposed(price)
      if (isTurnedDown) {
        await service.answerProposal(
          { proposal_id, answer: "keep_original", actor: patient },
          later(3)
        )
      }
      await expect(begin(proposal_id)).rejects.toMatchObject({
        code: "transition_not_allowed",
      })
      expect(await ledger()).toEqual([])
    })
  },
})
