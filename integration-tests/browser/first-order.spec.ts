import type { BrowserContext } from "playwright-core"
import { AccessibilityCheck } from "../support/accessibility"
import { startBrowser, type TestBrowser } from "../support/browser"
import { Partners, until } from "../support/partners"
import { startPlatform, type Platform } from "../support/platform"
import {
  GOOD_ANSWERS,
  GOOD_CARD,
  inventPerson,
  Shopper,
} from "../support/shopper"
import { StaffMember } from "../support/staff"

let platform: Platform
let chrome: TestBrowser
let partners: Partners
let patients: BrowserContext
let shopper: Shopper
const closing: (() => Promise<void>)[] = []
const accessibility = new AccessibilityCheck()
const person = inventPerson()
/** The order's number as the customer sees it, and its case's reference. */
let order: string
let reference: string
let supplyId: string
let failed = false
/** Of the practice that the simulated directory knows as Millbrook Surgery. */
const PRACTICE_EMAIL = "reception@z90001.example"

/** One stretch of the way; there is no sense in going on from a broken one. */
const step = (name: string, walk: () => Promise<void>) =>
  test(name, async () => {
    if (failed) {
      throw new Error("An earlier step of the way has failed")
    }
    failed = true
    await walk()
    failed = false
  })

beforeAll(async () => {
  chrome = await startBrowser()
  closing.push(chrome.close)
  platform = await startPlatform()
  closing.push(platform.stop)
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
  for (const close of closing.reverse()) {
    await close()
  }
}, 60_000)

step("a guest answers the consultation step by step", async () => {
  await shopper.startConsultation()
  const steps = await shopper.answerAll(GOOD_ANSWERS)
  expect(steps.length).toBeGreaterThan(8)
  expect(await shopper.text()).toContain("Check your answers")
  await shopper.consentAndSubmit()
  expect(await shopper.text()).toMatch(/CON-\w{4}-\w{4}/)
})

step("he registers, chooses a quantity and pays by card", async () => {
  await shopper.register(person)
  await shopper.chooseTreatment(2)
  await shopper.goToPayment()
  await shopper.pay(GOOD_CARD)
  await shopper.page.waitForURL("**/checkout/confirmation/**")
  await shopper.seen()
  expect(await shopper.text()).toContain(
    "Payment received Your consultation is being reviewed."
  )
  order = /order number is #(\d+)/.exec(await shopper.text())?.[1] ?? ""
  expect(order).not.toBe("")
})

step("a prescriber claims the case, approves it and signs", async () => {
  const prescriber = await StaffMember.signIn(chrome, platform, "prescriber")
  const found = await prescriber.waitForState("cases", order, "queued")
  reference = found.reference
  await prescriber.open("/review")
  await prescriber.openRow(reference)
  await prescriber.sees("At the crown")
  const notice = await until("a mail to the prescriber", () =>
    partners.mail("prescriber@willow-pharmacy.example", reference)
  )
  expect(linksOf(notice)).toEqual([prescriber.page.url()])
  await prescriber.press("Claim this case")
  await prescriber.press("Approve")
  await prescriber.page
    .getByRole("alertdialog")
    .getByRole("button", { name: "Approve" })
    .click()
  const signing = await prescriber.openBeside(/Open signing page/)
  await signing.getByLabel(/signing PIN/).fill("123456")
  await signing.getByRole("button", { name: "Sign prescription" }).click()
  await signing.getByText("Prescription signed").waitFor()
  await prescriber.sees("Decided. The supply is with the dispatch team.")
  await prescriber.close()
})

step(
  "the GP practice and the patient are told, by mail without health data",
  async () => {
    const letter = await until("a letter to the practice", () =>
      partners.mail(PRACTICE_EMAIL, reference)
    )
    const pdf = await partners.attachment(letter)
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-")
    await until("word to the patient", () =>
      partners.mail(person.email, reference)
    )
    const mails = await partners.mails(person.email)
    for (const mail of mails) {
      expect(`${mail.subject} ${mail.text}`).not.toMatch(/finasteride|hair/i)
      for (const link of linksOf(mail)) {
        expect((await patients.request.get(link)).status()).toBe(200)
      }
    }
  }
)

step("the team dispenses, checks, packs, labels and hands over", async () => {
  const team = await StaffMember.signIn(chrome, platform, "team")
  const pharmacist = await StaffMember.signIn(chrome, platform, "pharmacist")
  const supply = await team.waitForState("supplies", order, "ready")
  supplyId = supply.id
  await team.open("/dispatch")
  await team.openRow(reference)
  await team.sees("Clinically approved")
  await team.press("Start dispensing")
  await scan(team)
  await pharmacist.open(`/dispatch/${supplyId}`)
  for (const check of ["Clinical check", "Accuracy check"]) {
    await pharmacist.press(`${check} done`)
    await pharmacist.page
      .getByRole("button", { name: `${check} done`, exact: true })
      .waitFor({ state: "detached" })
  }
  await team.open(`/dispatch/${supplyId}`)
  await team.press("Pack")
  await team.sees("Labelled")
  const parcel = (await team.read(`/admin/supplies/${supplyId}`)).supply.parcel
  expect(parcel.has_label).toBe(true)
  await team.press("Handed over to Royal Mail")
  await team.sees("Dispatched")
  await partners.scanParcel(parcel.tracking_number, "EVKOP")
  await team.waitForState("supplies", order, "delivered")
  await team.close()
  await pharmacist.close()
})

step(
  "the account shows the way of the order, its letter and its prescription",
  async () => {
    await shopper.page.goto(`${platform.storefront}/account`)
    await shopper.seen()
    await shopper.follow(new RegExp(`\\b${order}\\b`))
    await shopper.seen()
    const text = await shopper.text()
    expect(text).toContain("Delivered")
    expect(text).toMatch(/Tracking number \w+/)
    expect(text).toContain("Letter to your GP practice")
    expect(text).toContain("Copy of your prescription")
    await expectPdfs(2)
    const shown = {
      documents: "by Dr Priya Nair (GMC 7999001)",
      messages: `About ${reference}`,
      consultations: "Hair loss CON-",
    }
    for (const [page, words] of Object.entries(shown)) {
      await shopper.page.goto(`${platform.storefront}/account/${page}`)
      await shopper.seen()
      expect(await shopper.text()).toContain(words)
    }
  }
)

const linksOf = ({ text }: { text: string }): string[] =>
  text.match(/https?:\/\/\S+/g) ?? []

/** A scanner types the barcode; batch and expiry are typed by hand. */
async function scan(team: StaffMember): Promise<void> {
  const { supply } = await team.read(`/admin/supplies/${supplyId}`)
  const { page } = team
  await page.getByLabel("Barcode").fill(supply.item.gtin)
  await page.getByLabel("Batch number").fill("BX2041")
  await page.getByLabel("Expiry date").fill("2028-06-30")
  await page.getByLabel("Packs of this batch").fill(String(supply.quantity))
  await team.press("Record the pack")
  await team.sees("BX2041")
}

async function expectPdfs(count: number): Promise<void> {
  const links = await shopper.page
    .getByRole("link", { name: /^Download PDF/ })
    .all()
  expect(links).toHaveLength(count)
  for (const link of links) {
    const path = (await link.getAttribute("href")) ?? ""
    const answer = await patients.request.get(`${platform.storefront}${path}`)
    expect(answer.status()).toBe(200)
    expect((await answer.body()).subarray(0, 5).toString()).toBe("%PDF-")
  }
}

test("no page of the storefront breaks WCAG 2.2 AA", () => {
  expect(accessibility.pages.size).toBeGreaterThan(15)
  expect(accessibility.problems).toEqual([])
})
