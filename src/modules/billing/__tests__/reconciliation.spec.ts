import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { BILLING_MODULE } from ".."
import { type Actor, systemActor } from "../../../shared/actor"
import { closeVaults } from "../../../shared/encryption/vault"
import { FOLLOW_UPS } from "../../../shared/follow-ups"
import { vault } from "../../../shared/testing/vault"
import type { Difference } from "../domain/reconcile"
import type { PartnerDispute } from "../provider/ledger"
import type BillingModuleService from "../service"

jest.setTimeout(60_000)

const now = new Date("2026-11-22T06:00:00Z")
const later = new Date("2026-11-22T09:00:00Z")
const system = systemActor("reconciliation")
const staff: Actor = { type: "staff", id: "user_1", role: "pharmacy_team" }

const difference = (more: Partial<Difference> = {}): Difference => ({
  kind: "payment_unknown",
  subject_id: "pi_1",
  payment_intent: "pi_1",
  order_id: null,
  instalment_id: null,
  ours: null,
  theirs: { amount: 2500, state: "succeeded" },
  ...more,
})
const dispute = (more: Partial<PartnerDispute> = {}): PartnerDispute => ({
  id: "dp_1",
  payment_intent: "pi_1",
  amount: 2500,
  status: "open",
  reason: "fraudulent",
  partner_status: "needs_response",
  evidence_due_at: later,
  opened_at: now,
  ...more,
})

moduleIntegrationTestRunner<BillingModuleService>({
  moduleName: BILLING_MODULE,
  resolve: "./src/modules/billing",
  moduleOptions: {
    vault,
    providers: [
      {
        resolve: "./src/providers/billing-stripe",
        id: "stripe",
        options: { apiKey: "sk_test_x", apiUrl: "http://127.0.0.1:48999" },
      },
    ],
  },
  testSuite: ({ service }) => {
    afterAll(() => closeVaults())

    const settle = async (found: Difference[], actor: Actor = system) => {
      const rows = await service.settleDifferences("pi_1", found, actor, now)
      return rows.map(({ state, closed_by }) => [state, closed_by])
    }
    const follows = async (topic: string) =>
      (await service.listOutboxes({ topic })).length
    const run = (at: Date) =>
      service.startRun({ from: now, to: later }, staff, at)

    it("keeps a difference from when it is met until it is no more, and opens it again when it is back", async () => {
      expect(await settle([difference()])).toEqual([["open", null]])
      expect(await settle([difference()])).toEqual([["open", null]])
      expect(await settle([], staff)).toEqual([["mended", "user_1"]])
      expect(await settle([])).toEqual([["mended", "user_1"]])
      expect(await settle([difference()])).toEqual([["open", null]])
    })

    it("leaves what was accepted alone until it changes, and keeps why unread", async () => {
      await settle([difference()])
      const [row] = await service.listMoneyDifferences({})
      const id = row?.id ?? ""
      await service.acceptDifference(id, "We hold it for them", staff, now)
      await expect(
        service.acceptDifference(id, "Once more", staff, now)
      ).rejects.toMatchObject({ code: "transition_not_allowed" })
      expect(await settle([difference()])).toEqual([["accepted", "user_1"]])
      const kept = await service.retrieveMoneyDifference(id)
      expect(kept.reason_enc).not.toContain("hold")
      expect(await service.reasonOf(kept)).toBe("We hold it for them")
      const changed = difference({
        theirs: { amount: 2000, state: "succeeded" },
      })
      expect(await settle([changed])).toEqual([["open", null]])
      expect(await service.retrieveMoneyDifference(id)).toMatchObject({
        their_amount: 2000,
        reason_enc: null,
      })
    })

    it("hears of a dispute once for each state, however often and in whatever order it is told", async () => {
      const tell = (one: PartnerDispute, order: string | null = null) =>
        service.recordDispute(one, order, now)
      expect(await tell(dispute())).toMatchObject({ state: "open" })
      await tell(dispute({ partner_status: "under_review" }), "order_1")
      expect(await follows(FOLLOW_UPS.DISPUTE_MOVED)).toBe(1)
      const lost = { status: "lost", partner_status: "lost" } as const
      await tell(dispute(lost))
      expect(await tell(dispute(lost))).toMatchObject({
        state: "lost",
        order_id: "order_1",
      })
      expect(await tell(dispute())).toMatchObject({ state: "lost" })
      expect(await follows(FOLLOW_UPS.DISPUTE_MOVED)).toBe(2)
      expect(await tell(dispute({ status: "won" }))).toMatchObject({
        state: "won",
      })
      expect(await tell(dispute({ id: "dp_2", ...lost }))).toMatchObject({
        state: "lost",
      })
      await tell(dispute({ id: "dp_3", evidence_due_at: now }))
      const { disputes, count } = await service.readDisputes({
        limit: 2,
        offset: 0,
      })
      expect([count, disputes[0]?.partner_dispute_id]).toEqual([3, "dp_3"])
    })

    it("goes on with a comparison that was begun, step by step, and gives up one that stands still", async () => {
      const first = await run(now)
      expect((await run(later)).id).not.toBe(first.id)
      const second = await run(later)
      expect(await follows(FOLLOW_UPS.RECONCILIATION_STEP)).toBe(2)
      const done = { to: later, payments: 3, refunds: 2, disputes: 1 }
      await service.advanceRun(second.id, done, 0, later)
      expect(await follows(FOLLOW_UPS.RECONCILIATION_STEP)).toBe(3)
      await settle([difference()])
      await service.noteRunError(second.id, "Stripe is out of reach")
      await service.finishRun(second.id, later)
      expect(await service.lastRun()).toMatchObject({
        id: second.id,
        payments: 3,
        refunds: 2,
        disputes: 1,
        open_differences: 1,
        last_error: null,
        done_to: later,
      })
      expect(await service.unseenSince(later, 10)).toEqual(["pi_1"])
      expect(await service.unseenSince(now, 10)).toEqual([])
    })
  },
})
