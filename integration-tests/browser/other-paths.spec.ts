import type { BrowserContextOptions } from "playwright-core"
import { AccessibilityCheck } from "../support/accessibility"
import { startBrowser, type TestBrowser } from "../support/browser"
import { KeyboardUser } from "../support/keyboard"
import { Partners, until } from "../support/partners"
import { runningPlatform, type Platform } from "../support/platform"
import {
  GOOD_ANSWERS,
  GOOD_CARD,
  inventPerson,
  REFUSED_CARD,
  Shopper,
} from "../support/shopper"
import { StaffMember } from "../support/staff"

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

const signIn = (name: string): Promise<StaffMember> =>
  StaffMember.signIn(chrome, platform, name, accessibility.lookAtAdmin)

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

test("a refused card places no order; another card then pays the first month of a plan", async () => {
  const shopper = await newShopper()
  const person = inventPerson()
  await shopper.startConsultation()
  await shopper.answerAll(GOOD_ANSWERS)
  await shopper.consentAndSubmit()
  await shopper.register(person)
  await shopper.chooseTreatment(1, 3)
  expect(await shopper.text()).toMatch(
    /Plan of 3 months: £\d+\.\d\d and delivery each month/
  )
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
  await shopper.chooseTreatment(1, 6)
  const basket = await shopper.text()
  expect(basket).toContain("Finasteride 1 mg")
  expect(basket).toContain("Plan of 6 months")
})

test("an answer about self-harm alerts every clinician until one has seen to it", async () => {
  const shopper = await newShopper()
  await shopper.startConsultation()
  await shopper.answerAll(GOOD_ANSWERS, "mood")
  const reference = await shopper.reference()
  await shopper.page.locator('[name="self_harm"][value="yes"]').check()
  await shopper.page.waitForURL("**/advice")
  const pharmacist = await signIn("pharmacist")
  await pharmacist.open("/review")
  await pharmacist.sees(/safeguarding tasks? (is|are) open/)
  await pharmacist.seen("queue-alert")
  await pharmacist.page
    .getByRole("link", { name: "Look at what was answered" })
    .click()
  await pharmacist.sees(reference)
  await pharmacist.seen("safeguarding")
  await pharmacist.page.getByRole("link", { name: reference }).click()
  const task = pharmacist.page.getByRole("dialog")
  await task.getByText("Thoughts of self-harm or suicide").waitFor()
  await pharmacist.seen("safeguarding-task")
  await task.getByRole("button", { name: "Done", exact: true }).click()
  await task.getByText("Write at least 10 characters.").waitFor()
  await task
    .getByLabel("What was done")
    .fill("Nobody is signed in, so there is nobody to reach.")
  await task.getByRole("button", { name: "Done", exact: true }).click()
  await task.getByText("What was done").first().waitFor()
  await pharmacist.open("/review/safeguarding?state=done")
  await pharmacist.sees(reference)
  await pharmacist.close()
})

test("who was denied and then answers otherwise is approved only once that was read", async () => {
  const shopper = await newShopper()
  await shopper.startConsultation()
  await shopper.answerAll(GOOD_ANSWERS, "mood")
  await shopper.page.locator('[name="depression"][value="now"]').check()
  await shopper.page.waitForURL("**/advice")
  await shopper.startConsultation()
  await shopper.answerAll(GOOD_ANSWERS)
  await shopper.consentAndSubmit()
  await shopper.register(inventPerson())
  await shopper.chooseTreatment(1)
  await shopper.goToPayment()
  await shopper.pay(GOOD_CARD)
  await shopper.page.waitForURL("**/checkout/confirmation/**")
  const order = /order number is #(\d+)/.exec(await shopper.text())?.[1] ?? ""
  const prescriber = await signIn("prescriber")
  const found = await prescriber.waitForState("cases", order, "queued")
  await prescriber.open(`/review/${found.id}`)
  await prescriber.press("Claim this case")
  await prescriber.sees("Read before approving")
  await prescriber.sees(/^Denied before \(CON-.*then answered differently$/)
  await prescriber.sees("Before: Now. Now: Never.")
  const approve = prescriber.page.getByRole("button", {
    name: "Approve",
    exact: true,
  })
  const blocker = prescriber.page.getByRole("button", {
    name: "Confirm what has to be read before approving",
  })
  await blocker.waitFor()
  expect(await approve.isDisabled()).toBe(true)
  await prescriber.seen("case-to-read")
  const unread = prescriber.page.getByRole("button", {
    name: /^I have read this/,
  })
  for (let left = await unread.count(); left > 0; left -= 1) {
    await unread.first().click()
    await until("one less to read", async () =>
      (await unread.count()) < left ? true : undefined
    )
  }
  await blocker.waitFor({ state: "detached" })
  await prescriber.seen("case-read")
  // Left at its first question.
  await (await newShopper()).startConsultation()
  await prescriber.open("/review/unfinished")
  await prescriber.sees("After 30 days")
  await prescriber.seen("unfinished")
  await prescriber.close()
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
      "queue-alert (dark)",
      "safeguarding (dark)",
      "safeguarding-task (dark)",
      "case-to-read (dark)",
      "unfinished (dark)",
    ])
  )
  expect(accessibility.problems).toEqual([])
})
