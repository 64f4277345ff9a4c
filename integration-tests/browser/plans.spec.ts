import { AccessibilityCheck } from "../support/accessibility"
import { Account } from "../support/account"
import { startBrowser, type TestBrowser } from "../support/browser"
import { Buyer, type Wish } from "../support/buyer"
import { Partners } from "../support/partners"
import { runningPlatform, type Platform } from "../support/platform"
import { GOOD_CARD, inventPerson, Shopper } from "../support/shopper"
import { StaffMember } from "../support/staff"
import { Desk } from "../journeys/desk"
import { addDays, addMonths, startOfDay } from "../../src/shared/calendar"
import { formatDate } from "../../src/shared/london"

/** Can be saved, and is declined when it is charged. */
const DECLINING_CARD = "4000000000000341"
/** The bank asks its holder when it is saved, and no more afterwards. */
const ASKING_CARD = "4000002500003155"

const FINASTERIDE = {
  product: "finasteride-1mg",
  pack: "28 tablets",
  condition: "hair-loss",
}
const SILDENAFIL = {
  product: "sildenafil-50mg",
  pack: "4 tablets",
  condition: "erectile-dysfunction",
}

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

/** Agrees to another card and types it in at the payment provider. */
async function giveCard({ page }: Account, card: string): Promise<void> {
  await page.getByLabel("I agree").check()
  await page.getByRole("button", { name: "Continue to the card" }).click()
  await page.getByRole("link", { name: "Enter your card" }).click()
  await page.getByLabel("Card number").fill(card)
  await page.getByLabel(/^Expiry/).fill("12/34")
  await page.getByLabel("Security code").fill("731")
  await page.getByRole("button", { name: "Save this card" }).click()
}

/** A plan of three months with prescribed issues for a year, whose first parcel has left today. */
async function beginPlan(
  desk: Desk,
  medicine: Pick<Wish, "product" | "pack" | "condition"> = FINASTERIDE
): Promise<Account> {
  const person = inventPerson()
  const buyer = await Buyer.register(platform, partners, person)
  const order = await buyer.buy({
    ...medicine,
    quantity: 1,
    plan_months: 3,
  })
  await desk.wait()
  const { id, reference } = await desk.caseOf(order)
  await desk.approve(id, 12)
  await desk.sendReady([reference])
  return Account.signIn(chrome, platform, person, accessibility.look)
}

/** The team finds a charge that failed, its plan with all that happened, and what is due. */
async function staffSees(state: RegExp): Promise<void> {
  const check = new AccessibilityCheck()
  const team = await StaffMember.signIn(
    chrome,
    platform,
    "team",
    check.lookAtAdmin
  )
  await team.open("/plans")
  await team.sees(/^PLN-/)
  await team.seen("plans")
  await team.open("/upcoming-supplies")
  await team.sees(/^PLN-/)
  await team.seen("upcoming supplies")
  await team.open("/plans/failed-charges")
  await team.sees(state)
  await team.seen("failed charges")
  await team.page.getByRole("link", { name: /^PLN-/ }).first().click()
  await team.page.getByRole("heading", { name: "History" }).waitFor()
  await team.sees(/charge declined/)
  await team.seen("plan")
  expect(check.pages.size).toBe(8)
  expect(check.problems).toEqual([])
  await team.close()
}

test("a patient skips a month, and pays a declined one with a card that their bank confirms", async () => {
  const desk = new Desk(platform, partners)
  const account = await beginPlan(desk)
  const { page } = account
  const began = await desk.today()
  const after = (months: number) =>
    formatDate(startOfDay(addMonths(began, months)))
  const another = page.getByRole("link", { name: "Pay with another card" })

  await account.shows(
    "/plans",
    new RegExp(`Next payment £[0-9.]+ on ${after(1)}`)
  )
  await page.getByRole("link", { name: /^Finasteride/ }).click()
  await page.getByRole("link", { name: /^Skip the next month/ }).click()
  await page.getByRole("button", { name: "Skip a month" }).waitFor()
  await account.seen()
  await account.press("Skip a month")
  expect(await account.text()).toContain(
    `Your next payment is due on ${after(2)}.`
  )
  await account.seen()

  await another.click()
  await page.getByLabel("I agree").waitFor()
  await account.seen()
  await giveCard(account, DECLINING_CARD)
  await page.getByText("taken from your new card").waitFor()
  await desk.goTo(addMonths(began, 2))
  await page.reload()
  await page.getByRole("heading", { name: "Payment needed" }).waitFor()
  await page.getByRole("link", { name: /^Pay £/ }).click()
  await page.getByRole("button", { name: "Try the same card again" }).waitFor()
  await account.seen()
  await staffSees(/Charge failed/)

  await another.click()
  await giveCard(account, ASKING_CARD)
  await page.getByRole("button", { name: "Fail" }).click()
  await page.getByText("Your card was not saved").waitFor()
  await account.seen()
  await giveCard(account, ASKING_CARD)
  await page.getByRole("button", { name: "Complete" }).click()
  await page.getByText("are taking the payment now").waitFor()
  await desk.wait()
  await page.reload()
  const plan = await account.text()
  expect(plan).toContain("Active")
  expect(plan).toContain("Payment of month 2 received")
  expect(plan).toContain("Visa ending 3155")
  for (const [link, shown] of [
    [/^Send your parcels to another/, "**/address"],
    [/^Ask us to end/, "**/end"],
  ] as const) {
    await page.getByRole("link", { name: link }).click()
    await page.waitForURL(shown)
    await account.seen()
    await page.goBack()
  }
  await account.close()
})

test("a patient who tells of a side effect before a parcel reads what to do, and that all is held", async () => {
  const desk = new Desk(platform, partners)
  const account = await beginPlan(desk, SILDENAFIL)
  const { page } = account
  const began = await desk.today()
  const { clinical_categories } = await desk.get(
    "pharmacist",
    "clinical-categories"
  )
  const { id } = clinical_categories.find(
    ({ handle }: { handle: string }) => handle === SILDENAFIL.condition
  )
  const path = `clinical-categories/${id}/plan-policy`
  const rules = { plans_allowed: true, longest_gap_days: null }
  await desk.post("pharmacist", path, {
    ...rules,
    check_in: { questions: ["side_effects", "still_taking"], days_before: 7 },
  })
  await desk.goTo(addDays(addMonths(began, 1), -3))

  await account.shows("", "A few questions before your next parcel.")
  expect(await account.text()).not.toContain("A payment needs you")
  await page.getByRole("link", { name: "Answer the questions" }).click()
  await page.getByLabel(/^Yes, moderate/).check()
  await page.getByLabel(/what have you noticed/).fill("A headache")
  await page.getByLabel(/^Yes, as I was told/).check()
  await account.press("Send my answers")
  const held = await account.text()
  expect(held).toContain("We have your answers")
  expect(held).toContain("Call 999")
  expect(held).toContain("Yellow Card")
  await account.seen()
  await account.close()
  await desk.post("pharmacist", path, { ...rules, check_in: null })
})

test("a patient orders again by three ticks, and at twelve months only after a fresh consultation", async () => {
  const desk = new Desk(platform, partners)
  const account = await beginPlan(desk)
  const { page } = account
  const began = await desk.today()
  await desk.goTo(addMonths(began, 1))

  await account.shows("", "Hair loss: think about your next order.")
  await page.getByRole("link", { name: "Order again" }).last().click()
  await page.getByRole("heading", { name: /^Order again: Hair/ }).waitFor()
  expect(
    await page.getByRole("radio", { name: /^When what I have/ }).isChecked()
  ).toBe(true)
  await account.seen()
  await account.press("Confirm and choose my treatment")
  await page.getByRole("alert").waitFor()
  await account.seen()
  for (const box of await page.getByRole("checkbox").all()) {
    await box.check()
  }
  await account.press("Confirm and choose my treatment")
  const shopper = new Shopper(page, platform, partners, accessibility.look)
  await shopper.chooseTreatment(1, 3)
  await shopper.goToPayment()
  await shopper.pay(GOOD_CARD)
  await page.waitForURL("**/checkout/confirmation/**")
  await account.seen()
  await account.shows("/plans", "Not started")
  await account.shows("/renewals", "Not yet")

  await desk.goTo(addMonths(began, 12))
  await account.shows("/renewals", "New consultation needed")
  await page.getByRole("link", { name: "Hair loss" }).click()
  await page.getByText("Please answer the questions again").waitFor()
  await account.seen()
  expect(await page.getByRole("checkbox").count()).toBe(0)
  await page
    .getByRole("link", { name: "Start a new consultation for hair loss" })
    .click()
  await page.waitForURL("**/conditions/hair-loss")
  await account.close()
})

test("no page of plans and renewals breaks WCAG 2.2 AA", () => {
  const pages = [...accessibility.pages]
  for (const page of [
    "plans",
    "plans/:id",
    "plans/:id/next",
    "plans/:id/card",
    "plans/:id/pay",
    "plans/:id/address",
    "plans/:id/end",
    "plans/:id/check-in",
    "renewals",
    "renewals/:id",
  ]) {
    expect(pages).toContain(`/account/${page}`)
  }
  expect(accessibility.problems).toEqual([])
})
