import fc from "fast-check"
import { ACT_OF, DIFFERENCE_KINDS } from "../difference-kinds"
import { type Difference, reconcile } from "../reconcile"
import {
  backwards,
  empty,
  first,
  join,
  type Page,
  pageOf,
  shape,
} from "./books"
import { FAULTS, giveBack, plain } from "./faults"

const names = (found: Difference[]) =>
  found.map(({ kind, subject_id }) => `${kind} ${subject_id}`).sort()

it("finds nothing between books that say the same, whatever was refunded or disputed", () => {
  fc.assert(
    fc.property(fc.array(shape, { maxLength: 8 }), (shapes) => {
      expect(reconcile(join(shapes.map((one, at) => pageOf(at, one))))).toEqual(
        []
      )
    })
  )
})

it("names each planted difference among payments that are in order, and nothing else, in whatever order", () => {
  fc.assert(
    fc.property(
      fc.array(shape, { maxLength: 5 }),
      fc.uniqueArray(fc.constantFrom(...DIFFERENCE_KINDS)),
      (shapes, kinds) => {
        const good = shapes.map((one, at) => pageOf(at, one))
        const bad = kinds.map((kind, at) => {
          const page = pageOf(100 + at, FAULTS[kind].of)
          FAULTS[kind].plant(page)
          return page
        })
        const found = reconcile(join([...bad, ...good]))
        expect(found.map(({ kind }) => kind).sort()).toEqual(kinds.toSorted())
        expect(new Set(names(found)).size).toBe(found.length)
        expect(names(reconcile(backwards(join([...good, ...bad]))))).toEqual(
          names(found)
        )
      }
    )
  )
})

it.each(DIFFERENCE_KINDS)("%s is no more once its act is done", (kind) => {
  const { of, plant, mend } = FAULTS[kind]
  const page = pageOf(0, of)
  plant(page)
  const [found, ...others] = reconcile(page)
  expect(others).toEqual([])
  expect(found?.kind).toBe(kind)
  expect(ACT_OF[kind]).toBeDefined()
  if (found) {
    mend(page, found)
  }
  expect(reconcile(page)).toEqual([])
})

it.each([
  ["gone back whole", (page: Page) => giveBack(page, first(reconcile(page)))],
  [
    "taken back by the bank",
    ({ theirs, ours }: Page) => {
      const { payment_intent, received } = first(theirs.payments)
      theirs.disputes.push({
        id: "dp_x",
        payment_intent,
        amount: received,
        status: "lost",
      })
      ours.disputes.push({
        partner_dispute_id: "dp_x",
        payment_intent,
        order_id: null,
        state: "lost",
        amount: received,
      })
    },
  ],
  [
    "never paid",
    ({ theirs }: Page) => {
      theirs.payments = theirs.payments.map((one) => ({
        ...one,
        status: "open",
        received: 0,
      }))
    },
  ],
])(
  "a payment that is none of ours and was %s is nothing to see to",
  (_, change) => {
    const page = pageOf(0, plain)
    page.ours = empty().ours
    change(page)
    expect(reconcile(page)).toEqual([])
  }
)
