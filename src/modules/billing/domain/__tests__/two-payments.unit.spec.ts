import fc from "fast-check"
import {
  dueForCase,
  type PaidForCase,
  refundable,
  type RefundShare,
  splitAmount,
} from "../amounts"

const CASE = "case_1"
const DELIVERY = 290

type Payment = PaidForCase & { refunds: RefundShare[] }

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)

const paymentOf = (line: number, delivery: number): Payment => ({
  case_id: CASE,
  captured: line + delivery,
  line,
  delivery,
  nothing_ships: false,
  refunds: [],
})

const give = (payment: Payment, amount: number, delivery_amount = 0) => {
  if (amount > 0) {
    payment.refunds.push({
      case_id: CASE,
      state: "succeeded",
      amount,
      delivery_amount,
      covered_by: null,
    })
  }
}

/** What the patient has paid for now: everything taken, less everything given back. */
const held = (payments: Payment[]) =>
  sum(payments.map(({ captured }) => captured)) -
  sum(payments.flatMap(({ refunds }) => refunds.map(({ amount }) => amount)))

it.each([
  ["all of it from the newest", [2000, 500], 300, [0, 300], 0],
  ["the rest from the one before", [2000, 500], 800, [300, 500], 0],
  ["no more than they hold", [100, 50], 200, [100, 50], 50],
  ["nothing of nothing", [], 10, [], 10],
])("takes %s", (_, dues, amount, parts, rest) => {
  expect(splitAmount(dues, amount)).toEqual({ parts, rest })
})

// Changes one after the other, each accepted: what is held is always what was
// accepted last, and nothing once the case has ended (SAF-2, PAY-5).
it("holds exactly the price of what was accepted, and nothing after the ending", () => {
  const price = fc.integer({ min: 0, max: 20_000 })
  fc.assert(
    fc.property(price, fc.array(price, { maxLength: 8 }), (first, changes) => {
      const payments = [paymentOf(first, DELIVERY)]
      let accepted = first
      for (const next of changes) {
        if (next > accepted) {
          payments.push(paymentOf(next - accepted, 0))
        } else {
          const dues = payments.map(
            (one) => dueForCase(one, one.refunds).amount
          )
          const { parts, rest } = splitAmount(dues, accepted - next)
          expect(rest).toBe(0)
          payments.forEach((one, at) => give(one, parts[at] ?? 0))
        }
        accepted = next
        expect(held(payments)).toBe(accepted + DELIVERY)
      }
      for (const one of payments) {
        const due = dueForCase({ ...one, nothing_ships: true }, one.refunds)
        give(one, due.amount, due.delivery_amount)
        expect(refundable(one.captured, one.refunds)).toBe(0)
      }
      expect(held(payments)).toBe(0)
    }),
    { numRuns: 500 }
  )
})
