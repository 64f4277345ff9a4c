import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { BILLING_MODULE } from ".."
import { type Actor, partnerActor, systemActor } from "../../../shared/actor"
import { closeVaults } from "../../../shared/encryption/vault"
import { vault } from "../../../shared/testing/vault"
import type BillingModuleService from "../service"
import type { ExternalInput, RequestInput } from "../types"

jest.setTimeout(60_000)

const moduleOptions = {
  vault,
  providers: [
    {
      resolve: "./src/providers/billing-stripe",
      id: "stripe",
      options: { apiKey: "sk_test_x", apiUrl: "http://127.0.0.1:48999" },
    },
  ],
}
const now = new Date("2026-11-21T09:00:00Z")
const later = new Date("2026-11-21T11:00:00Z")
const system = systemActor("billing")
const stripe = partnerActor("stripe")
const staff: Actor = { type: "staff", id: "user_1", role: "pharmacy_team" }

const payment = {
  order_id: "order_1",
  payment_id: "pay_1",
  payment_intent: "pi_1",
}
/** A line of £20 in an order of £54 with £4 delivery. */
const wanted = (more: Partial<RequestInput> = {}): RequestInput => ({
  ...payment,
  case_id: "case_1",
  line_item_id: "line_1",
  patient_id: "pat_1",
  captured: 5400,
  line: 2000,
  delivery: 400,
  nothing_ships: false,
  purpose: "ended",
  reason_class: "rejected_clinical",
  occasion: "ended",
  automatic: true,
  amount: "all",
  actor: system,
  ...more,
})
const outside = (
  amount: number,
  more: Partial<ExternalInput> = {},
  id = `re_${amount}`
): ExternalInput => ({
  ...payment,
  partner: {
    id,
    amount,
    status: "succeeded",
    failure_code: null,
    refund_id: null,
    key: null,
  },
  only_case: null,
  medusa_refund_id: null,
  ...more,
})

moduleIntegrationTestRunner<BillingModuleService>({
  moduleName: BILLING_MODULE,
  resolve: "./src/modules/billing",
  moduleOptions,
  testSuite: ({ service, MikroOrmWrapper }) => {
    afterAll(() => closeVaults())

    const asked = async (more: Partial<RequestInput> = {}) => {
      const record = await service.request(wanted(more), now)
      if (!record) {
        throw new Error("nothing was due")
      }
      return record
    }
    const stateOf = async (id: string) =>
      (await service.retrieveCaseRefund(id)).state
    const says = (
      id: string,
      status: "pending" | "succeeded" | "failed",
      partner = `re_of_${id}`
    ) =>
      service.recordPartner(
        id,
        {
          id: partner,
          status,
          failure_code: status === "failed" ? "declined" : null,
        },
        stripe,
        now
      )

    it("writes one refund for cases that are asked for at the same instant, and delivery once", async () => {
      const facts = { nothing_ships: true }
      const made = await Promise.all([
        service.request(wanted(facts), now),
        service.request(wanted(facts), now),
        service.request(
          wanted({
            ...facts,
            case_id: "case_2",
            line_item_id: "line_2",
            line: 3000,
          }),
          now
        ),
      ])
      expect(new Set(made.map((one) => one?.id)).size).toBe(2)
      const all = await service.listCaseRefunds({})
      expect(all.reduce((sum, { amount }) => sum + amount, 0)).toBe(5400)
      expect(all.map((one) => one.delivery_amount).sort()).toEqual([0, 400])
    })

    it("never gives back more than was captured, whatever is asked for at once", async () => {
      const made = await Promise.allSettled(
        Array.from({ length: 8 }, (_, at) =>
          service.request(
            wanted({
              case_id: `case_${at}`,
              line_item_id: `line_${at}`,
              line: 1000,
            }),
            now
          )
        )
      )
      expect(made.every(({ status }) => status === "fulfilled")).toBe(true)
      const all = await service.listCaseRefunds({})
      expect(all.reduce((sum, { amount }) => sum + amount, 0)).toBe(5400)
      await expect(
        service.request(
          wanted({ case_id: "case_x", occasion: "price", amount: 1 }),
          now
        )
      ).rejects.toMatchObject({ code: "invalid_field" })
    })

    it("sends once under its own key, with the call in the same transaction", async () => {
      const { id } = await asked()
      await service.send(id, system, now)
      const again = await service.send(id, system, now)
      expect(again).toMatchObject({ state: "sent", key: `${id}:1` })
      const calls = await service.listOutboxes({ kind: "call" })
      expect(calls.map(({ payload }) => payload)).toEqual([
        expect.objectContaining({
          partner: "stripe",
          operation: "refund",
          reference: `stripe:refund:${id}:1`,
          subject_id: id,
        }),
      ])
      await expect(service.send(id, staff, now)).rejects.toMatchObject({
        code: "transition_not_allowed",
      })
    })

    it("follows the partner in any order, fails after success, and goes again under another key", async () => {
      const { id } = await asked()
      await service.send(id, system, now)
      await says(id, "succeeded")
      await says(id, "pending")
      expect(await service.retrieveCaseRefund(id)).toMatchObject({
        state: "succeeded",
        confirmed_at: now,
      })
      await says(id, "failed")
      await says(id, "failed")
      expect(await service.retrieveCaseRefund(id)).toMatchObject({
        state: "failed",
        failure_code: "declined",
        confirmed_at: null,
      })
      const again = await service.retry(
        id,
        { captured: 5400, paid: wanted() },
        staff,
        later
      )
      expect(again).toMatchObject({
        state: "sent",
        key: `${id}:2`,
        attempt: 2,
        partner_refund_id: null,
      })
      // An outcome of the first sending means nothing for the second one.
      await service.recordFailure(
        { refund_id: id, key: `${id}:1`, code: "late" },
        stripe,
        later
      )
      expect(await stateOf(id)).toBe("sent")
      const events = await service.listCaseRefundEvents(
        { refund_id: id },
        { order: { seq: "ASC" } }
      )
      expect(events.map(({ event }) => event)).toEqual([
        "request",
        "send",
        "succeed",
        "fail",
        "retry",
        "send",
      ])
    })

    it("does not send a failed one again when the money went elsewhere", async () => {
      const { id } = await asked()
      await service.send(id, system, now)
      await service.recordFailure(
        { refund_id: id, key: `${id}:1`, code: "declined" },
        stripe,
        now
      )
      await service.recordExternal(
        outside(5000, { only_case: null }, "re_big"),
        now
      )
      await expect(
        service.retry(id, { captured: 5400, paid: wanted() }, staff, now)
      ).rejects.toMatchObject({
        message: expect.any(String),
      })
      expect(await stateOf(id)).not.toBe("sent")
    })

    const failed = async (more: Partial<RequestInput>) => {
      const { id } = await asked(more)
      await service.send(id, system, now)
      await says(id, "failed")
      return id
    }

    it("does not give a failed refund's money a second time when its case ends", async () => {
      const cheaper = { purpose: "price_difference", amount: 500 } as const
      const price = await failed({ ...cheaper, occasion: "cpr_1" })
      const ended = await asked()
      expect(ended.amount).toBe(2000)
      expect(await service.retrieveCaseRefund(price)).toMatchObject({
        state: "settled_by_hand",
        covered_by: ended.id,
      })
      await expect(
        service.retry(price, { captured: 5400, paid: wanted() }, staff, now)
      ).rejects.toMatchObject({ code: "transition_not_allowed" })
    })

    it("tries no more of a failed refund again than its case is still owed", async () => {
      const owed = { nothing_ships: true }
      // Each thought that delivery was its own, as the first one had failed.
      const first = await failed(owed)
      const second = await asked({
        ...owed,
        case_id: "case_2",
        line_item_id: "line_2",
        line: 1000,
      })
      expect(second.delivery_amount).toBe(400)
      // Its line was taken off the order when the refund was booked.
      const money = { captured: 5400, paid: wanted({ ...owed, line: 0 }) }
      expect(await service.retry(first, money, staff, now)).toMatchObject({
        state: "sent",
        amount: 2000,
        delivery_amount: 0,
      })

      const price = await failed({
        purpose: "price_difference",
        amount: 500,
        occasion: "cpr_2",
        case_id: "case_3",
        line_item_id: "line_3",
        payment_id: "pay_3",
      })
      const only_case = {
        case_id: "case_3",
        line_item_id: "line_3",
        patient_id: "pat_1",
      }
      const given = await service.recordExternal(
        outside(1800, { only_case, payment_id: "pay_3" }),
        now
      )
      const left = {
        captured: 5400,
        paid: wanted({ case_id: "case_3", line: 1800 }),
      }
      expect(await service.retry(price, left, staff, now)).toMatchObject({
        state: "settled_by_hand",
        covered_by: given.id,
      })
    })

    it("waits with the sending while another refund of the payment is worked on", async () => {
      const { id } = await asked()
      const other = MikroOrmWrapper.forkManager()
      await other.begin()
      await other.execute(
        "select pg_advisory_xact_lock(hashtextextended('refunds of pay_1', 0))"
      )
      const sending = service.send(id, system, now)
      await new Promise((next) => setTimeout(next, 300))
      expect(await stateOf(id)).toBe("requested")
      await other.commit()
      expect(await sending).toMatchObject({ state: "sent" })
    })

    it("settles by hand with a reason that nobody can read in the table", async () => {
      const { id } = await asked()
      await service.send(id, system, now)
      await expect(
        service.settleByHand(id, "Paid by bank transfer", staff, now)
      ).rejects.toMatchObject({ code: "transition_not_allowed" })
      await service.recordFailure(
        { refund_id: id, key: `${id}:1`, code: "declined" },
        stripe,
        now
      )
      await service.settleByHand(id, "Paid by bank transfer", staff, now)
      const row = await service.retrieveCaseRefund(id)
      expect(row).toMatchObject({
        state: "settled_by_hand",
        settled_by: "user_1",
        confirmed_at: now,
      })
      expect(JSON.stringify(row)).not.toContain("bank")
      expect(JSON.stringify(await service.listOutboxes({}))).not.toContain(
        "bank"
      )
    })

    it("puts before a person, once, what the partner made after it was settled by hand", async () => {
      const id = await failed({})
      await service.settleByHand(id, "Paid by bank transfer", staff, now)
      const attention = async () =>
        (
          await service.readPage({ view: "attention", limit: 10, offset: 0 })
        ).refunds.map((one) => one.id)
      await says(id, "failed")
      expect(await attention()).toEqual([])
      await says(id, "succeeded")
      expect(await attention()).toEqual([id])
      expect(await service.retrieveCaseRefund(id)).toMatchObject({
        state: "settled_by_hand",
        failure_code: "paid_twice",
      })
      await service.settleByHand(id, "The patient sent it back", staff, later)
      await says(id, "succeeded")
      expect(await attention()).toEqual([])
    })

    it("lets a refund made outside take the place of one that waits, or of a part of it", async () => {
      const whole = await asked({ automatic: false })
      const external = await service.recordExternal(outside(2000), now)
      expect(await service.retrieveCaseRefund(whole.id)).toMatchObject({
        state: "settled_by_hand",
        covered_by: external.id,
      })
      expect(external).toMatchObject({
        case_id: "case_1",
        purpose: "external",
        state: "succeeded",
      })
      const part = await asked({
        case_id: "case_2",
        line_item_id: "line_2",
        line: 3000,
      })
      await service.recordExternal(outside(1000), now)
      await service.recordExternal(outside(1000), now)
      expect(await service.retrieveCaseRefund(part.id)).toMatchObject({
        state: "requested",
        amount: 2000,
      })
      expect(await service.listCaseRefunds({})).toHaveLength(4)
    })

    it("counts what was given outside before for the case that ends", async () => {
      await service.recordExternal(outside(500), now)
      // Whose those £5 are nobody can tell: a person looks at it.
      const rest = await asked()
      expect(rest).toMatchObject({ amount: 2000, automatic: false })
      await service.settleByHand(rest.id, "Given in Stripe", staff, now)
      await service.recordExternal(outside(3000), now)
      await expect(
        service.request(
          wanted({
            case_id: "case_2",
            line_item_id: "line_2",
            line: 3000,
            captured: 9000,
          }),
          now
        )
      ).resolves.toBeNull()
      await service.recordExternal(
        outside(700, {
          only_case: {
            case_id: "case_9",
            line_item_id: "line_9",
            patient_id: "pat_9",
          },
          payment_id: "pay_9",
        }),
        now
      )
      const rows = await service.listCaseRefunds({ purpose: "external" })
      expect(
        Object.fromEntries(rows.map((one) => [one.amount, one.case_id]))
      ).toEqual({ 500: null, 3000: "case_2", 700: "case_9" })
      // All of it was given: nothing is due.
      await expect(
        service.request(
          wanted({
            payment_id: "pay_9",
            case_id: "case_9",
            line: 700,
            captured: 700,
          }),
          now
        )
      ).resolves.toBeNull()
    })

    it("shows what stands still, and finds what waits too long", async () => {
      const waits = await asked({ automatic: false })
      const sent = await asked({ case_id: "case_2", occasion: "ended" })
      await service.send(sent.id, system, now)
      const page = async (view: "attention" | "waiting" | "done" | "all") => {
        const { refunds, count } = await service.readPage({
          view,
          limit: 10,
          offset: 0,
        })
        expect(count).toBe(refunds.length)
        return refunds.map(({ id }) => id)
      }
      const blocked = await asked({ case_id: "case_3", line: 500 })
      const next = await asked({ case_id: "case_4", line: 500 })
      await service.noteLooked(blocked.id, now)
      expect((await service.findUnsent(1)).map(({ id }) => id)).toEqual([
        next.id,
      ])
      await service.settleByHand(blocked.id, "Given in Stripe", staff, now)
      await service.settleByHand(next.id, "Given in Stripe", staff, now)
      expect(await page("attention")).toEqual([waits.id])
      expect(await page("waiting")).toEqual([sent.id])
      expect((await page("done")).sort()).toEqual([blocked.id, next.id].sort())
      expect(await page("all")).toHaveLength(4)
      expect(await service.findStale(now, 10)).toEqual([])
      expect((await service.findStale(later, 10)).map(({ id }) => id)).toEqual([
        sent.id,
      ])
      await service.noteChecked("pay_1", later)
      expect(await service.findStale(later, 10)).toEqual([])
    })
  },
})
