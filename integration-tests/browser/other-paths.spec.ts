import type { BrowserContextOptions } from "playwright-core"
import { AccessibilityCheck } from "../support/accessibility"
import { startBrowser, type TestBrowser } from "../support/browser"
import { KeyboardUser } from "../support/keyboard"
import { Partners } from "../support/partners"
import { runningPlatform, type Platform } from "../support/platform"
import {
  GOOD_ANSWERS,
  GOOD_CARD,
  inventPerson,
  REFUSED_CARD,
  Shopper,
} from "../support/shopper"

let platform: Platform
let chrome: TestBrowser
let partners: Partners
const closing: (() => Promise<void>)[] = []
const accessibility = new AccessibilityCheck()

beforeAll(async () => {
  chrome = await startBrowser()
  closing.push(chrome.close)
  platform = runningPlatform()
  partners = new Partners(platform.sandbox)
}, 60_000)

afterAll(async () => {
  for (const close of closing.reverse()) {
    await close()
  }
}, 60_000)

async function newShopper(options: BrowserContextOptions = {}) {
  const context = await chrome.browser.newContext(options)
  context.setDefaultTimeout(20_000)
  const look =
    options.javaScriptEnabled === false ? undefined : accessibility.look
  return new Shopper(await context.newPage(), platform, partners, look)
}

test("a contraindicated answer ends the consultation at once, with its advice", async () => {
  const shopper = await newShopper()
  await shopper.startConsultation()
  await shopper.answerAll(GOOD_ANSWERS, "mood")
  // Saved as it is chosen: nobody has to press Continue to be told.
  await shopper.page.locator('[name="depression"][value="now"]').check()
  await shopper.page.waitForURL("**/advice")
  await shopper.seen()
  const text = await shopper.text()
  expect(text).toContain("Finasteride may make low mood worse")
  expect(text).toContain("talk with your GP about your mood")
  expect(text).toContain("You haven’t been charged anything")
  const advice = shopper.page.url()
  for (const page of ["steps/mood", "check", "consents", "treatment"]) {
    await shopper.page.goto(advice.replace("advice", page))
    expect(shopper.page.url()).toBe(advice)
  }
})

test("a refused card places no order; another card then pays", async () => {
  const shopper = await newShopper()
  const person = inventPerson()
  await shopper.startConsultation()
  await shopper.answerAll(GOOD_ANSWERS)
  await shopper.consentAndSubmit()
  await shopper.register(person)
  await shopper.chooseTreatment(1)
  await shopper.goToPayment()
  await shopper.pay(REFUSED_CARD)
  await shopper.page.getByRole("alert").waitFor()
  await shopper.follow("Go back without paying")
  await shopper.page.waitForURL("**/checkout/payment-refused")
  await shopper.seen()
  expect(await shopper.text()).toContain("Your payment didn’t go through")
  await shopper.follow("Try again")
  await shopper.openCardForm()
  await shopper.pay(GOOD_CARD)
  await shopper.page.waitForURL("**/checkout/confirmation/**")
  await shopper.page.goto(`${platform.storefront}/account`)
  expect(
    await shopper.page.getByRole("link", { name: /^Order #\d/ }).count()
  ).toBe(1)
  expect(await partners.paymentsTaken(person.email)).toBe(1)
})

test("a consultation goes as far as the basket without scripts, on a phone", async () => {
  const shopper = await newShopper({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  })
  await shopper.startConsultation()
  await shopper.answerAll(GOOD_ANSWERS)
  await shopper.consentAndSubmit()
  await shopper.register(inventPerson())
  await shopper.chooseTreatment(1)
  expect(await shopper.text()).toContain("Finasteride 1 mg")
})

test("the consultation can be answered with the keyboard alone", async () => {
  const shopper = await newShopper()
  const keyboard = new KeyboardUser(shopper.page)
  const { storefront } = platform
  await shopper.page.goto(`${storefront}/products/finasteride-1mg`)
  await keyboard.activate("Start your consultation")
  await keyboard.activate("Begin")
  for (const step of ["you", "pattern", "scalp", "prostate"]) {
    expect(shopper.page.url()).toContain(`/steps/${step}`)
    await keyboard.answerStep(GOOD_ANSWERS)
    await keyboard.activate("Continue")
  }
  expect(shopper.page.url()).toContain("/steps/mood")
})

test("no page of these ways breaks WCAG 2.2 AA", () => {
  expect([...accessibility.pages]).toEqual(
    expect.arrayContaining([
      expect.stringContaining("/advice"),
      "/checkout/payment-refused",
    ])
  )
  expect(accessibility.problems).toEqual([])
})
