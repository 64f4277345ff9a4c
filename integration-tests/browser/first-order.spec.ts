import type { BrowserContext } from "playwright-core"
import { AccessibilityCheck } from "../support/accessibility"
import { startBrowser, type TestBrowser } from "../support/browser"
import { Partners } from "../support/partners"
import { startPlatform, type Platform } from "../support/platform"
import { GOOD_ANSWERS, GOOD_CARD, inventPerson, Shopper } from "../support/shopper"

let platform: Platform
let chrome: TestBrowser
let partners: Partners
let patients: BrowserContext
let shopper: Shopper
const accessibility = new AccessibilityCheck()
const person = inventPerson()

beforeAll(async () => {
  chrome = await startBrowser()
  platform = await startPlatform()
  partners = new Partners(platform.sandbox)
  patients = await chrome.browser.newContext()
  patients.setDefaultTimeout(20_000)
  shopper = new Shopper(
    await patients.newPage(),
    platform,
    partners,
    accessibility.look
  )
}, 660_000)

afterAll(async () => {
  await chrome?.close()
  await platform?.stop()
}, 60_000)

test("a guest answers the consultation step by step", async () => {
  await shopper.startConsultation()
  const steps = await shopper.answerAll(GOOD_ANSWERS)
  expect(steps.length).toBeGreaterThan(8)
  expect(await shopper.text()).toContain("Check your answers")
  await shopper.consentAndSubmit()
  expect(await shopper.text()).toMatch(/CON-\w{4}-\w{4}/)
})

test("he registers, chooses a quantity and pays by card", async () => {
  await shopper.register(person)
  await shopper.chooseTreatment(2)
  await shopper.goToPayment()
  await shopper.pay(GOOD_CARD)
  await shopper.page.waitForURL("**/checkout/confirmation/**")
  await shopper.seen()
  expect(await shopper.text()).toContain(
    "Payment received Your consultation is being reviewed."
  )
})

test("no page of the storefront breaks WCAG 2.2 AA", () => {
  expect(accessibility.pages.size).toBeGreaterThan(15)
  expect(accessibility.problems).toEqual([])
})
