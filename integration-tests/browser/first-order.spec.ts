import type { BrowserContext } from "playwright-core"
import type { ClockView } from "../../src/api/contracts/clock"
import { AccessibilityCheck } from "../support/accessibility"
import { startBrowser, type TestBrowser } from "../support/browser"
import {
  approveCase,
  deliver,
  dispense,
  readAuditTrail,
  signPrescription,
} from "../support/clinic"
import { Partners, until } from "../support/partners"
import { runningPlatform, type Platform } from "../support/platform"
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
  platform = runningPlatform()
  partners = new Partners(platform.sandbox)
  patients = await chrome.browser.newContext()
  patients.setDefaultTimeout(20_000)
  shopper = new Shopper(
    await patients.newPage(),
    platform,
    partners,
    accessibility.look
  )
}, 60_000)

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
  const prescriber = await signIn("prescriber")
  const found = await prescriber.waitForState("cases", order, "queued")
  reference = found.reference
  await approveCase(prescriber, reference)
  await prescriber.sees("At the crown")
  const notice = await until("a mail to the prescriber", () =>
    partners.mail("prescriber@willow-pharmacy.example", reference)
  )
  expect(linksOf(notice)).toEqual([prescriber.page.url()])
  await signPrescription(prescriber)
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
  const team = await signIn("team")
  const pharmacist = await signIn("pharmacist")
  const supply = await team.waitForState("supplies", order, "ready")
  const tracking = await dispense({ team, pharmacist }, supply)
  await deliver(team, partners, tracking)
  await team.waitForState("supplies", order, "delivered")
  await readAuditTrail(pharmacist, supply.case_id)
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

step(
  "a letter waits for its mail server, is sent by a retry, bounces and is waived",
  async () => {
    const pharmacist = await signIn("pharmacist")
    const admin = await signIn("admin")
    await pharmacist.open("/letters")
    await pharmacist.sees("Millbrook Surgery")
    await pharmacist.seen("letters")
    await partners.fail("mailbox", "unavailable", 1)
    await resend(pharmacist)
    const letter = letterRow(pharmacist)
    await letter.getByText("Waiting to be sent").waitFor()
    await admin.open("/partners")
    await admin.sees("Retrying")
    await admin.seen("partners")
    await admin.press("Retry now")
    await until("the letter once more", async () => {
      const mails = await partners.mails(PRACTICE_EMAIL, reference)
      return mails.length === 2 ? mails : undefined
    })
    await admin.page.getByText("Retrying").waitFor({ state: "detached" })

    await partners.fail("mailbox", "refuse", 1)
    await pharmacist.open("/letters")
    await resend(pharmacist)
    await letter.getByText("Bounced").waitFor()
    await letter.getByRole("button", { name: "Waive" }).click()
    const dialog = pharmacist.page.getByRole("dialog")
    await dialog
      .getByLabel("Reason")
      .fill("Told by telephone, Dr Hill noted it")
    await pharmacist.seen("letter-waiving")
    await dialog.getByRole("button", { name: "Waive" }).click()
    await letter.getByText("Waived").waitFor()
    await pharmacist.close()
    await admin.close()
  }
)

step("an administrator changes a member of staff", async () => {
  const admin = await signIn("admin")
  await admin.open("/settings/staff")
  const row = admin.page.getByRole("row", { name: /Sam Ellis/ })
  await row.getByRole("button", { name: "Edit" }).click()
  const form = admin.page.getByRole("dialog")
  await form.getByLabel("Name", { exact: true }).fill("Sam Ellis-Ward")
  await form.getByLabel("Emails of new cases").click()
  await admin.page.getByRole("option", { name: "Never" }).click()
  await admin.seen("staff-editing")
  await form.getByRole("button", { name: "Save" }).click()
  await form.waitFor({ state: "detached" })
  await admin.open("/settings/staff")
  await admin.sees("Sam Ellis-Ward")
  await admin.seen("staff")
  expect(await row.innerText()).toMatch(/Support\s.*Never/s)
  await admin.close()
})

step("an administrator moves the test clock, others only see it", async () => {
  const admin = await signIn("admin")
  const team = await signIn("team")
  const minutes = async () => {
    const { clock } = await admin.read<{ clock: ClockView }>("/admin/clock")
    return clock.offset_minutes
  }
  const before = await minutes()
  await admin.open("/partners")
  await admin.press("Forward 1 day")
  await until("a day more", async () =>
    (await minutes()) === before + 1440 ? true : undefined
  )
  await team.open("/partners")
  await team.sees("An administrator can move it.")
  expect(
    await team.page.getByRole("button", { name: /^Forward/ }).count()
  ).toBe(0)
  await admin.close()
  await team.close()
})

const linksOf = ({ text }: { text: string }): string[] =>
  text.match(/https?:\/\/\S+/g) ?? []

const signIn = (name: string): Promise<StaffMember> =>
  StaffMember.signIn(chrome, platform, name, accessibility.lookAtAdmin)

const letterRow = (staff: StaffMember) =>
  staff.page.getByRole("row", { name: reference })

/** Sends a letter again, after the question whether that is meant. */
async function resend(staff: StaffMember): Promise<void> {
  await letterRow(staff).getByRole("button", { name: "Resend" }).click()
  await staff.page
    .getByRole("alertdialog")
    .getByRole("button", { name: "Resend" })
    .click()
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

test("no page of storefront and admin breaks WCAG 2.2 AA", () => {
  expect(accessibility.problems).toEqual([])
  const pages = [...accessibility.pages]
  const inDark = pages.filter((page) => page.endsWith("(dark)"))
  expect(inDark.length).toBeGreaterThan(14)
  expect(pages.length - 2 * inDark.length).toBeGreaterThan(15)
})
