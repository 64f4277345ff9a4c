import { AccessibilityCheck } from "../support/accessibility"
import { Account } from "../support/account"
import { startBrowser, type TestBrowser } from "../support/browser"
import { Buyer } from "../support/buyer"
import {
  claim,
  findCase,
  readSections,
  signPrescription,
} from "../support/clinic"
import { Partners, until } from "../support/partners"
import { runningPlatform, type Platform } from "../support/platform"
import { inventPerson, type Person } from "../support/shopper"
import { StaffMember } from "../support/staff"

/** What the clinical team decides, as patient, staff and partners see it. */

let platform: Platform
let chrome: TestBrowser
let partners: Partners
let prescriber: StaffMember
let pharmacist: StaffMember
let team: StaffMember
/** One bought first; the other then, something of three classes. */
let early: Account
let late: Account
const people: Record<"early" | "late", Person> = {
  early: inventPerson(),
  late: inventPerson(),
}
const orders = { early: "", late: "" }
const accessibility = new AccessibilityCheck()
const closing: (() => Promise<void>)[] = []
const PACK_PENCE = 1899
const REASON = `Needs a blood test first ${process.pid}`
const ADVICE = "A blood test has to come first. Your GP can take it."
const CLINICAL = /finasteride|benzoyl|salicylic|hair|acne|blood|pressure/i

beforeAll(async () => {
  chrome = await startBrowser()
  closing.push(chrome.close)
  platform = runningPlatform()
  partners = new Partners(platform.sandbox)
  const finasteride = {
    product: "finasteride-1mg",
    pack: "28 tablets",
    quantity: 2,
    condition: "hair-loss",
  }
  const [first, second] = await Promise.all([
    Buyer.register(platform, partners, people.early),
    Buyer.register(platform, partners, people.late),
  ])
  // One after the other: the second case comes after the first in the queue.
  const bought = async () => {
    orders.early = await first.buy(finasteride)
    orders.late = await second.buy(
      finasteride,
      {
        product: "benzoyl-peroxide-5-gel",
        pack: "50 g",
        quantity: 1,
        condition: "acne",
      },
      { product: "salicylic-acid-wash", pack: "150 ml", quantity: 1 }
    )
  }
  ;[early, late, prescriber, pharmacist, team] = await Promise.all([
    openAccount(people.early),
    openAccount(people.late),
    signIn("prescriber"),
    signIn("pharmacist"),
    signIn("team"),
    bought(),
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

/** That a person got a mail of a subject, in which nothing is of health. */
async function expectNeutralMail(who: Person, subject: string): Promise<void> {
  expect(await partners.mailed(who.email, subject)).not.toMatch(CLINICAL)
}

test("a question goes to the patient, and the answered case comes back to its place", async () => {
  const found = await findCase(prescriber, orders.early, "POM", "queued")
  const later = await findCase(prescriber, orders.late, "POM", "queued")
  await claim(prescriber, found.id)
  await prescriber.tab("Ask")
  await prescriber.press("Ask the patient")
  await prescriber.sees("Write your question.")
  await prescriber.page
    .getByLabel("Your question")
    .fill("What was your last blood pressure?")
  await prescriber.seen("case-asking")
  await prescriber.press("Ask the patient")
  await prescriber.sees("It waits for the patient's answer.")
  await expectNeutralMail(people.early, "We need to hear from you")

  await early.shows(
    await early.orderPath(orders.early),
    "We need an answer from you"
  )
  await early.shows("/messages", "What was your last blood pressure?")
  await early.page.getByLabel("Your reply").fill("120 over 80, last week")
  await early.press("Send")
  expect(await early.text()).toContain("Your message has been sent")

  const back = await findCase(prescriber, orders.early, "POM", "queued")
  expect(back.place_at).toBe(found.place_at)
  await prescriber.open("/review")
  const rows = prescriber.page.getByRole("table", { name: "Cases" })
  await rows.getByText(later.reference).waitFor()
  const shown = await rows.innerText()
  expect(shown.indexOf(found.reference)).toBeGreaterThan(-1)
  expect(shown.indexOf(found.reference)).toBeLessThan(
    shown.indexOf(later.reference)
  )
  await claim(prescriber, found.id)
  await prescriber.sees("120 over 80, last week")
  await prescriber.seen("case-answered")
})

test("a pharmacist words a new reason to deny a request", async () => {
  await pharmacist.open("/settings/denial-reasons")
  await pharmacist.sees("Not safe with a condition they have")
  await pharmacist.press("Add a reason")
  const form = pharmacist.dialog()
  await form.getByLabel("Code").fill(`blood_test_${process.pid}`)
  await form.getByLabel("Title").fill(REASON)
  await pharmacist.choose("Advice", "See a GP")
  await form.getByLabel("What the patient reads").fill(ADVICE)
  await pharmacist.seen("denial-reason")
  await form.getByRole("button", { name: "Save" }).click()
  await form.waitFor({ state: "detached" })
  await pharmacist.sees(REASON)
  await pharmacist.seen("denial-reasons")
})

test("a denied patient reads the advice at once, and of the refund when Stripe confirms it", async () => {
  const path = await early.orderPath(orders.early)
  const found = await findCase(prescriber, orders.early, "POM", "in_review")
  const paid = (await partners.moneyOf(people.early.email)).paid
  await partners.withoutNews("stripe", async () => {
    await prescriber.tab("Deny")
    await prescriber.choose("Reason", REASON)
    await prescriber.press("Deny")
    await prescriber.sees("Write why you deny it.")
    await prescriber.page
      .getByLabel("Clinical notes")
      .fill("A PSA is needed before finasteride.")
    await prescriber.seen("case-denying")
    await prescriber.confirm("Deny")
    await findCase(prescriber, orders.early, "POM", "awaiting_refund")
    const shown = await early.shows(path, "Please see your GP")
    expect(shown).toContain(ADVICE)
    expect(shown).not.toContain("PSA")
    await early.shows(path, "A refund of £")
    await early.shows("/messages", ADVICE)
    await expectNeutralMail(people.early, "There is news about your request")
    await until("the refund at Stripe", async () =>
      (await partners.moneyOf(people.early.email)).refunded.length > 0
        ? true
        : undefined
    )
    await team.open("/refunds?view=waiting")
    const row = team.page.getByRole("row", { name: found.reference })
    await row.getByText("Waiting for confirmation").waitFor()
    expect(await partners.mails(people.early.email, "Your refund")).toEqual([])
  })
  expect((await partners.moneyOf(people.early.email)).refunded).toEqual(paid)
  await findCase(prescriber, orders.early, "POM", "refunded")
  await prescriber.open(`/review/${found.id}`)
  await prescriber.sees("Ended, and the money is back with the patient.")
  await prescriber.sees(REASON)
  await prescriber.seen("case-refunded")
  await early.shows(path, "was refunded to you")
  expect(await early.text()).toContain("We could not approve this request.")
  await expectNeutralMail(people.early, "Your refund for order")
  await team.open("/refunds?view=done")
  const row = team.page.getByRole("row", { name: found.reference })
  await row.getByText("Refunded").waitFor()
  await row.getByText("Rejected").waitFor()
  await team.seen("refunds")
})

test("what the patient accepts in place of what they asked for is prescribed, and the difference goes back", async () => {
  const found = await findCase(prescriber, orders.late, "POM", "queued")
  await claim(prescriber, found.id)
  await readSections(prescriber)
  await prescriber.tab("Change")
  await prescriber.page.getByLabel("Packs").fill("1")
  await prescriber.page
    .getByLabel("Why, for the patient to read")
    .fill("One pack first, to see how you get on.")
  await prescriber.seen("case-proposing")
  await prescriber.press("Put it to the patient")
  await prescriber.sees("It waits for the patient to accept the change.")
  expect(await partners.prescribed(found.reference)).toEqual([])
  await expectNeutralMail(people.late, "There is something for you to decide")

  const path = await late.orderPath(orders.late)
  const shown = await late.shows(path, "A change for you to accept")
  expect(shown).toMatch(/asked for and paid: Finasteride.* × 2/)
  expect(shown).toMatch(/suggests: Finasteride.* × 1/)
  expect(shown).toContain("You get £18.99 back.")
  expect(shown).toContain("One pack first, to see how you get on.")
  await late.press("Accept the change")
  await late.shows(path, /Finasteride 1 mg tablets[^×]* × 1/)

  await signPrescription(prescriber)
  await prescriber.sees("Approved with changes, if the patient accepts")
  expect(await partners.prescribed(found.reference)).toEqual([
    expect.stringMatching(/^signed Finasteride.*: 28$/),
  ])
  await until("the difference at Stripe", async () =>
    (await partners.moneyOf(people.late.email)).refunded.length > 0
      ? true
      : undefined
  )
  const { refunded } = await partners.moneyOf(people.late.email)
  expect(refunded).toEqual([PACK_PENCE])
  expect(await supplied("POM")).toBe(1)
  await late.shows(path, "£18.99 of what you paid was refunded to you.")
})

test("a pharmacist approves a pharmacy medicine, which nobody signs", async () => {
  const found = await findCase(pharmacist, orders.late, "P", "queued")
  await claim(pharmacist, found.id)
  await readSections(pharmacist)
  await pharmacist.seen("case-pharmacy")
  await pharmacist.confirm("Approve")
  await pharmacist.sees("Decided. The supply is with the dispatch team.")
  await pharmacist.sees("GPhC 2999001")
  expect(await partners.prescribed(found.reference)).toEqual([])
  expect(await supplied("P")).toBe(1)
})

test("the pharmacy team processes what is on general sale", async () => {
  const found = await findCase(team, orders.late, "GSL", "queued")
  await claim(team, found.id)
  await team.press("Process")
  await team.sees("Check all three first.")
  for (const check of ["in stock", "Name and address", "read the flags"]) {
    await team.page.getByRole("checkbox", { name: check }).click()
  }
  await team.seen("case-processing")
  await team.press("Process")
  await team.sees("Decided. The supply is with the dispatch team.")
  await team.sees("Jo Carter, Pharmacy team")
  await team.seen("case-processed")
  expect(await supplied("GSL")).toBe(1)
  const shown = await late.shows(
    await late.orderPath(orders.late),
    /(Your request is approved.*){3}/
  )
  expect(shown).toContain("Salicylic acid 2% face wash")
})

/** How many packs the one supply of a class is of that the pharmacy has to make up for the late order. */
async function supplied(legalClass: string): Promise<number> {
  const supply = await until(`a ${legalClass} supply`, async () => {
    const path = `/admin/supplies?q=${orders.late}`
    const { supplies } = await pharmacist.read(path)
    return supplies.find(
      (one: { legal_class: string }) => one.legal_class === legalClass
    )
  })
  return supply.quantity
}

test("no page of these ways breaks WCAG 2.2 AA", () => {
  expect(accessibility.pages.size).toBeGreaterThan(20)
  expect(accessibility.problems).toEqual([])
})
