import { addMonths, type Day } from "../../src/shared/calendar"
import { clock } from "../../src/shared/clock"
import { seedForms } from "../../src/scripts/seed/forms"
import { seedPractices } from "../../src/scripts/seed/practices"
import { openShop } from "../fixtures/suite"
import {
  daysOfPlan,
  limitOf,
  playYear,
  renewedOn,
  RENEWING,
  startsOfPlans,
  withPlan,
} from "../journeys/cast"
import { Timeline } from "../journeys/timeline"
import { Year } from "../journeys/year"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { pointWebhooksAt, useSandbox } from "../setup/sandbox"
import { Partners } from "../support/partners"

/** The lengths of the plans beside those that are renewed, in months; YEAR=1 follows fewer. */
const LENGTHS = (process.env["YEAR"] ?? "1,6,12")
  .split(",")
  .filter((months) => months !== "")
  .map(Number)

// With a clone that has no cache, beside two other backends.
jest.setTimeout(600_000)

/** How a parcel is told of: of which plan, which of its months, which month of the course. */
function parcel(plan: number, month: number, courseMonth: number): string {
  const label =
    plan === 1
      ? `Instalment ${month} of 3`
      : `Renewal: instalment plan ${plan} (3 months), ${month} of 3`
  return `gets a parcel: ${label} (month ${courseMonth} of the treatment)`
}

const sandbox = useSandbox()

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)
    beforeAll(async () => {
      await seedForms(shop.container)
      await seedPractices(shop.container)
    })
    afterAll(() => clock.setOffset(0))

    it("supplies and charges plans from their start to their end, each month once and on its day, and renews them up to the twelve months", async () => {
      const { baseUrl: backend, key } = shop
      await pointWebhooksAt(sandbox, backend)
      const { url } = sandbox
      const partners = new Partners(url)
      const timeline = new Timeline()
      const year = new Year(
        {
          backend,
          key,
          storefront: "",
          sandbox: url,
          password: "willow-demo-2026",
        },
        partners,
        timeline
      )
      const begins = await year.today()
      await playYear(year, LENGTHS)

      const told = (person: string, text: RegExp) =>
        timeline.entries.filter(
          (entry) => entry.person === person && text.test(entry.text)
        )
      const days = (person: string, text: RegExp): Day[] =>
        told(person, text).map(({ day }) => day)
      for (const [number, months] of LENGTHS.entries()) {
        const person = withPlan(number).first_name
        const due = Array.from({ length: months }, (_, month) =>
          addMonths(begins, month)
        )
        expect({ person, paid: days(person, /^pays /) }).toEqual({
          person,
          paid: due,
        })
        expect({ person, sent: days(person, /^gets a parcel/) }).toEqual({
          person,
          sent: due,
        })
        expect(days(person, /: Complete$/)).toEqual([due.at(-1)])
      }

      const { first_name: renewing, email } = RENEWING
      const plans = startsOfPlans(begins)
      const fresh = limitOf(begins)
      expect(days(renewing, /^confirms the answers/)).toEqual(
        plans.slice(0, 3).map(renewedOn)
      )
      expect(days(renewing, /^is approved/)).toEqual([begins, fresh])
      // The first month of a renewal is paid when it is bought.
      expect(days(renewing, /^pays /)).toEqual([
        ...plans.flatMap((start, at) => [
          at === 0 ? start : renewedOn(plans[at - 1] ?? start),
          ...daysOfPlan(start).slice(1),
        ]),
        fresh,
      ])
      const money = await partners.moneyOf(email)
      expect(money.paid).toHaveLength(13)
      expect(new Set(money.paid).size).toBe(1)
      expect(money.refunded).toEqual([])
      expect(
        told(renewing, /^gets a parcel/).map(({ day, text }) => [day, text])
      ).toEqual([
        ...plans.flatMap((start, at) =>
          daysOfPlan(start).map((day, month) => [
            day,
            parcel(at + 1, month + 1, 3 * at + month + 1),
          ])
        ),
        [fresh, parcel(1, 1, 1)],
      ])
      expect(days(renewing, /: Complete$/)).toEqual(
        plans.map((start) => daysOfPlan(start).at(-1))
      )
      expect(days(renewing, /^is reminded/)).toEqual(
        plans.map((start) => addMonths(start, 1))
      )
      expect(told(renewing, /^can't order again/)).toEqual([
        {
          day: fresh,
          person: renewing,
          text: "can't order again: the twelve months are over, a new consultation is needed",
        },
      ])
    })
  },
})
