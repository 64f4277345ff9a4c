import { addMonths, type Day } from "../../src/shared/calendar"
import { clock } from "../../src/shared/clock"
import { seedForms } from "../../src/scripts/seed/forms"
import { seedPractices } from "../../src/scripts/seed/practices"
import { openShop } from "../fixtures/suite"
import { playYear } from "../journeys/cast"
import { personOfYear } from "../journeys/people"
import { Timeline } from "../journeys/timeline"
import { Year } from "../journeys/year"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { pointWebhooksAt, useSandbox } from "../setup/sandbox"
import { Partners } from "../support/partners"

/** The lengths of the plans in months; YEAR=1,3,6,12 follows more. */
const LENGTHS = (process.env["YEAR"] ?? "3,1").split(",").map(Number)

// Takes about 30 seconds.
jest.setTimeout(300_000)

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

    it("supplies and charges plans from their start to their end, each month once and on its day", async () => {
      const { baseUrl: backend, key } = shop
      await pointWebhooksAt(sandbox, backend)
      const { url } = sandbox
      const timeline = new Timeline()
      const year = new Year(
        {
          backend,
          key,
          storefront: "",
          sandbox: url,
          password: "willow-demo-2026",
        },
        new Partners(url),
        timeline
      )
      const begins = await year.today()
      await playYear(year, LENGTHS)

      const days = (person: string, text: RegExp): Day[] =>
        timeline.entries
          .filter((entry) => entry.person === person && text.test(entry.text))
          .map(({ day }) => day)
      for (const [number, months] of LENGTHS.entries()) {
        const person = personOfYear(number).first_name
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
    })
  },
})
