import { AccessibilityCheck } from "../support/accessibility"
import { Account } from "../support/account"
import { startBrowser, type TestBrowser } from "../support/browser"
import { Buyer } from "../support/buyer"
import { Partners } from "../support/partners"
import { runningPlatform, type Platform } from "../support/platform"
import { inventPerson } from "../support/shopper"
import { StaffMember } from "../support/staff"
import { Desk } from "../journeys/desk"
import { addMonths, startOfDay } from "../../src/shared/calendar"
import { formatDate } from "../../src/shared/london"

/** Can be saved, and is declined when it is charged. */
const DECLINING_CARD = "4000000000000341"
/** The bank asks its holder when it is saved, and no more afterwards. */
const ASKING_CARD = "4000002500003155"

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

/** Somebody's plan of three months, whose first parcel has left today. */
async function beginPlan(desk: Desk): Promise<Account> {
  const person = inventPerson()
  const buyer = await Buyer.register(platform, partners, person)
  const order = await buyer.buy({
    product: "finasteride-1mg",
    pack: "28 tablets",
    quantity: 1,
    condition: "hair-loss",
    plan_months: 3,
  })
  await desk.wait()
  const { id, reference } = await desk.caseOf(order)
  await desk.approve(id)
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
  await account.close()
})
