import { AccessibilityCheck } from "../support/accessibility"
import { Account } from "../support/account"
import { startBrowser, type TestBrowser } from "../support/browser"
import { Buyer, leaveConsultation } from "../support/buyer"
import { findCase } from "../support/clinic"
import { openDocuments, sendDocuments } from "../support/identity"
import { Partners } from "../support/partners"
import { runningPlatform, type Platform } from "../support/platform"
import { inventPerson, type Person } from "../support/shopper"
import { StaffMember } from "../support/staff"

/** Who the patient is, what changes in their health, and the pages that keep it safe. */

let platform: Platform
let chrome: TestBrowser
let partners: Partners
let pharmacist: StaffMember
let team: StaffMember
let unsure: Account
let unknown: Account
/** The provider goes by the beginning of the surname. */
const people = {
  unsure: { ...inventPerson(), last_name: "Referwell" },
  unknown: { ...inventPerson(), last_name: "Failsworth" },
} satisfies Record<string, Person>
const orders = { unsure: "", unknown: "" }
let left = ""
const accessibility = new AccessibilityCheck()
const closing: (() => Promise<void>)[] = []
const PRIVATE = /finasteride|hair|passport|genuine|document|identity/i

beforeAll(async () => {
  chrome = await startBrowser()
  closing.push(chrome.close)
  platform = runningPlatform()
  partners = new Partners(platform.sandbox)
  left = await leaveConsultation(platform, "hair-loss")
  const [first, second] = await Promise.all([
    Buyer.register(platform, partners, people.unsure),
    Buyer.register(platform, partners, people.unknown),
  ])
  const finasteride = {
    product: "finasteride-1mg",
    pack: "28 tablets",
    quantity: 1,
    condition: "hair-loss",
  }
  ;[orders.unsure, orders.unknown, unsure, unknown, pharmacist, team] =
    await Promise.all([
      first.buy(finasteride),
      second.buy(finasteride),
      openAccount(people.unsure),
      openAccount(people.unknown),
      signIn("pharmacist"),
      signIn("team"),
    ])
}, 240_000)

afterAll(async () => {
  for (const close of closing.reverse()) {
    await close()
  }
}, 60_000)

const signIn = (name: string): Promise<StaffMember> =>
  StaffMember.signIn(chrome, platform, name, accessibility.lookAtAdmin)

const openAccount = (person: Person): Promise<Account> =>
  Account.signIn(chrome, platform, person, accessibility.look)

test("whoever the provider is unsure of sends documents, and is verified by hand", async () => {
  const path = await unsure.orderPath(orders.unsure)
  await unsure.shows(path, "ID check: action required")
  const asked = await findCase(
    team,
    orders.unsure,
    "POM",
    "identity_action_required"
  )
  expect(await partners.checked(people.unsure)).toEqual(["REFER"])
  expect(
    await partners.mailed(people.unsure.email, "We need something from you")
  ).not.toMatch(/finasteride|hair/i)
  await unsure.shows("/identity", "Photo ID")
  await unsure.press("Send")
  expect(await unsure.text()).toContain("Choose a file: photo ID")
  await sendDocuments(unsure)

  await findCase(team, orders.unsure, "POM", "identity_review")
  await team.open(`/review/${asked.id}`)
  const verify = team.page.getByRole("button", { name: "Verify", exact: true })
  await team.sees("Open every document before you verify.")
  expect(await verify.isDisabled()).toBe(true)
  await openDocuments(team, `${people.unsure.first_name} Referwell`)
  await team.press("Verify")
  const drawer = team.dialog()
  await drawer.getByText(people.unsure.address_1).waitFor()
  await team.choose(
    "How you compared",
    "Documents compared, and spoken to by phone or video"
  )
  await team.seen("identity-verifying")
  await drawer.getByRole("button", { name: "Verify" }).click()
  await team.sees("Verified by staff")
  await team.page.getByText(/^What happened/).click()
  await team.sees("Documents compared, and spoken to by phone or video")
  const queued = await findCase(team, orders.unsure, "POM", "queued")
  expect(queued).toMatchObject({ id: asked.id, identity_status: "verified" })
  await unsure.shows(path, "Pending clinical approval")
  await unsure.shows("/identity", "There is nothing that we need from you.")
})

test("whose documents don't show who they are is rejected, and has all the money back", async () => {
  expect(await partners.checked(people.unknown)).toEqual(["FAIL"])
  const path = await unknown.orderPath(orders.unknown)
  await sendDocuments(unknown)
  const found = await findCase(
    pharmacist,
    orders.unknown,
    "POM",
    "identity_review"
  )
  await openDocuments(pharmacist, `${people.unknown.first_name} Failsworth`)
  await pharmacist.press("Fail")
  const drawer = pharmacist.dialog()
  await drawer.getByRole("button", { name: "Fail and reject" }).click()
  await drawer.getByText("Choose a reason.").waitFor()
  await pharmacist.choose("Reason", "Documents do not look genuine")
  await drawer
    .getByLabel("Note for colleagues")
    .fill("The photo has no security marks.")
  await pharmacist.seen("identity-failing")
  await drawer.getByRole("button", { name: "Fail and reject" }).click()
  await pharmacist.sees("Failed by staff")

  const message = await unknown.shows(
    "/messages",
    "We could not confirm who you are"
  )
  expect(message).not.toMatch(/genuine|security marks/)
  const { email } = people.unknown
  for (const subject of ["There is news about your order", "Your refund"]) {
    expect(await partners.mailed(email, subject)).not.toMatch(PRIVATE)
  }
  const { paid, refunded } = await partners.moneyOf(email)
  expect(refunded).toEqual(paid)
  await findCase(team, orders.unknown, "POM", "refunded")
  await unknown.shows(path, "was refunded to you")
  await team.open("/refunds?view=done")
  const row = team.page.getByRole("row", { name: found.reference })
  await row.getByText("ID check failed").waitFor()
})

test("a side effect that a patient tells of stops supply until clinicians have seen to it", async () => {
  const { page } = unsure
  await unsure.shows("/something-changed", "What has changed?")
  await page.getByRole("radio", { name: /^A side effect/ }).check()
  await page.getByRole("radio", { name: /^Moderate/ }).check()
  await page
    .getByLabel("What has happened?")
    .fill("A rash since the last tablets.")
  await unsure.press("Tell our clinicians")
  expect(await unsure.text()).toContain("Your supplies are on hold")
  await unsure.seen()
  await unsure.shows("", "Your supplies are on hold.")

  await pharmacist.open("/review")
  await pharmacist.page
    .getByRole("link", { name: "Look at what was reported" })
    .click()
  await pharmacist.sees("On hold")
  await pharmacist.seen("health-reports")
  await pharmacist.page
    .getByRole("link", { name: "Side effect, moderate" })
    .click()
  const task = pharmacist.dialog()
  await task.getByText("A rash since the last tablets.").waitFor()
  await pharmacist.seen("health-report")
  await task
    .getByLabel("What was found and done")
    .fill("Spoke on the phone: a new soap. It goes in a week.")
  await task.getByRole("button", { name: "Close", exact: true }).last().click()
  await task.getByText("Closed by").waitFor()
  await unsure.shows("/something-changed", "Looked at. Your supplies are on")

  await pharmacist.open("/stops")
  const stop = pharmacist.page.getByRole("row", {
    name: `${people.unsure.first_name} Referwell`,
  })
  await stop.getByText("Adverse reaction").waitFor()
  await pharmacist.seen("stops")
  await stop.getByRole("button", { name: /^Open/ }).click()
  await pharmacist.dialog().getByText("Supplies held").waitFor()
  await pharmacist.seen("stop")
  await pharmacist.press("Release")
  await pharmacist.page
    .getByLabel("Why is it safe to go on?")
    .fill("The rash has gone.")
  await pharmacist.seen("stop-releasing")
  await pharmacist.press("Release")
  await stop.waitFor({ state: "detached" })
  await unsure.shows("/something-changed", /Looked at. A clinician/)
})

test("a pharmacist keeps the evidence and the limits that decisions are held to", async () => {
  await pharmacist.open("/settings/evidence")
  await pharmacist.sees("High risk")
  await pharmacist.seen("evidence")
  await pharmacist.press("Edit the evidence of Weight management")
  await pharmacist.dialog().getByText("Requirement 3").waitFor()
  await pharmacist.seen("evidence-editing")
  await pharmacist.press("Cancel")
  await pharmacist.open("/settings/ingredient-limits")
  const row = pharmacist.page.getByRole("row", { name: /^pseudoephedrine/ })
  await row.getByText("720 mg a day; never with ephedrine").waitFor()
  await pharmacist.seen("limits")
  await row.getByRole("button", { name: /^Edit/ }).click()
  expect(
    await pharmacist.dialog().getByLabel("At most in one day").inputValue()
  ).toBe("720")
  await pharmacist.seen("limit-editing")
})

test("a view of the queue is kept, chosen and taken away", async () => {
  const { page } = team
  const name = `Face washes ${process.pid}`
  const menu = page.getByRole("button", { name: "Saved views" })
  await team.open("/review?category=acne")
  await menu.click()
  await page.getByText("Save these filters as a view").click()
  await team.dialog().getByLabel("Name").fill(name)
  await team.seen("view-saving")
  await team.press("Save")
  await team.dialog().waitFor({ state: "detached" })
  await team.open("/review")
  await team.choose("Saved view", name)
  await page.waitForURL("**category=acne**")
  await team.seen("queue-view")
  await menu.click()
  await page.getByText(`Delete “${name}”`).click()
  await page
    .getByRole("combobox", { name: "Saved view" })
    .waitFor({ state: "detached" })
})

test("what is the pharmacy's stands on Medusa's own pages", async () => {
  const admin = await signIn("admin")
  const { order_id } = await findCase(team, orders.unknown, "POM", "refunded")
  await admin.open(`/orders/${order_id}`)
  const ours = partOf(admin, "Pharmacy")
  await ours.getByText("ID check failed").waitFor()
  await accessibility.lookAtPart(ours, "order")
  await admin.open("/settings/staff-roles")
  await admin.sees("See refunds, send them and settle those that failed")
  await admin.seen("roles")
  await admin.close()

  const { formulary_items } = await pharmacist.read(
    "/admin/formulary-items?limit=1"
  )
  await pharmacist.open(`/products/${formulary_items[0].product_id}`)
  const formulary = partOf(pharmacist, "Formulary")
  await formulary.getByText("May be sold").first().waitFor()
  await accessibility.lookAtPart(formulary, "product")

  const support = await signIn("support")
  await support.page
    .getByRole("link", { name: "Unfinished consultations" })
    .click()
  await support.sees(left)
  await support.seen("unfinished-support")
  await support.close()
})

/** Our own part of a page of Medusa's, by its heading. */
const partOf = ({ page }: StaffMember, name: string) =>
  page
    .locator("main > *, main div.divide-y")
    .filter({ has: page.getByRole("heading", { level: 2, name }) })
    .last()

test("no page of these ways breaks WCAG 2.2 AA", () => {
  expect(accessibility.problems).toEqual([])
  expect(accessibility.pages.size).toBeGreaterThan(30)
})
