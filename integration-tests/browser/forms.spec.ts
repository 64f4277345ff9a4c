import type { Page } from "playwright-core"
import { AccessibilityCheck } from "../support/accessibility"
import { startBrowser, type TestBrowser } from "../support/browser"
import { FormWriter } from "../support/form-writer"
import { Partners } from "../support/partners"
import { runningPlatform, type Platform } from "../support/platform"
import { Shopper } from "../support/shopper"
import { StaffMember } from "../support/staff"

let platform: Platform
let chrome: TestBrowser
const closing: (() => Promise<void>)[] = []
const accessibility = new AccessibilityCheck()
const look = (page: Page, name: string) => accessibility.lookAtAdmin(page, name)

const TITLE = `Vitamin kit ${process.pid}`
const ADULT = "Are you 18 or over?"
const THINNERS = "Do you take a blood thinner?"

let pharmacist: StaffMember
let draftUrl: string
let writer: FormWriter

beforeAll(async () => {
  chrome = await startBrowser()
  closing.push(chrome.close)
  platform = runningPlatform()
  pharmacist = await StaffMember.signIn(chrome, platform, "pharmacist", look)
  writer = new FormWriter(pharmacist)
}, 60_000)

afterAll(async () => {
  for (const close of closing.reverse()) {
    await close()
  }
}, 60_000)

const draftPath = () => new URL(draftUrl).pathname.replace("/app", "")

test("a pharmacist begins a form from nothing and writes its questions", async () => {
  const { page } = pharmacist
  await pharmacist.open("/forms")
  await pharmacist.sees("Weight management")
  await pharmacist.seen("forms")
  await writer.begin(TITLE)
  draftUrl = page.url()
  await writer.addYesNo(ADULT)
  await writer.addYesNo(THINNERS)
  expect((await writer.outline()).slice(-2)).toEqual([ADULT, THINNERS])
  expect(await page.getByLabel("Id", { exact: true }).inputValue()).toBe(
    "do_you_take_a_blood_thinner"
  )
  await writer.saved()
  await pharmacist.seen("draft-questions")
})

test("a question is moved with the keyboard, and the move is said", async () => {
  const { page } = pharmacist
  const up = page.getByRole("button", { name: "Move question up" })
  await up.focus()
  await page.keyboard.press("Enter")
  await page.getByText("Moved up: now 2 of 3.").waitFor()
  expect((await writer.outline()).slice(-2)).toEqual([THINNERS, ADULT])
  await page.getByRole("button", { name: "Move question down" }).focus()
  await page.keyboard.press("Enter")
  await page.getByText("Moved down: now 3 of 3.").waitFor()
  expect((await writer.outline()).slice(-2)).toEqual([ADULT, THINNERS])
})

test("a question is moved by dragging", async () => {
  const { page } = pharmacist
  const row = (name: string) =>
    page
      .getByRole("navigation", { name: "Outline" })
      .getByRole("button", { name })
  await row(THINNERS).dragTo(row(ADULT))
  expect((await writer.outline()).slice(-2)).toEqual([THINNERS, ADULT])
  await row(THINNERS).dragTo(row(ADULT))
  expect((await writer.outline()).slice(-2)).toEqual([ADULT, THINNERS])
  await writer.saved()
})

test("a deny rule and a flag rule are written, and read as sentences", async () => {
  const { page } = pharmacist
  await writer.tab("Rules")
  await writer.addRule({
    id: "under_age",
    does: /^Deny/,
    question: ADULT,
    answer: "No",
    advice: "This kit is for adults",
  })
  await page.getByText(`“${ADULT}” is No`).waitFor()
  await writer.addRule({
    id: "blood_thinner",
    does: /^Flag/,
    question: THINNERS,
    answer: "Yes",
    advice: "A pharmacist looks at this",
  })
  await writer.saved()
  await pharmacist.seen("draft-rules")
  for (const tab of ["Conditions and scores", "Suggestions", "Settings"]) {
    await writer.tab(tab)
    await pharmacist.seen(`draft-${tab.toLowerCase()}`)
  }
})

test("what is missing is listed, and leads to where it is mended", async () => {
  const { page } = pharmacist
  await writer.tab(/^Problems/)
  await page.getByRole("list", { name: "Problems" }).waitFor()
  await pharmacist.seen("draft-problems")
  expect(
    await page.getByRole("button", { name: "Submit for review" }).isDisabled()
  ).toBe(true)
  await writer.tab("Rules")
  const text = page.getByLabel("Text for the clinician")
  await text.fill("")
  await page.getByRole("button", { name: /text for the clinician/ }).waitFor()
  await writer.tab("Settings")
  await page.getByRole("button", { name: /text for the clinician/ }).click()
  await text.fill("Takes a blood thinner.")
  await writer.saved()
})

test("golden cases are kept from the preview, and prove the rules", async () => {
  const { page } = pharmacist
  await writer.tab("Try it")
  await writer.keepCase(
    "Adult without a blood thinner",
    { [ADULT]: "Yes", [THINNERS]: "No" },
    "Can continue"
  )
  await writer.keepCase(
    "Under 18",
    { [THINNERS]: "No", [ADULT]: "No" },
    "Can’t continue"
  )
  await writer.keepCase(
    "On a blood thinner",
    { [ADULT]: "Yes", [THINNERS]: "Yes" },
    "A clinician looks"
  )
  await writer.tab(/^Cases/)
  await page.getByText("3 of 3 pass.").waitFor()
  await pharmacist.seen("draft-cases")
  await writer.tab("Proof")
  await page.getByText(/^(\d+) of \1 small errors/).waitFor()
  await pharmacist.seen("draft-proof")
  await page.getByRole("button", { name: "Replay" }).click()
  await page.getByText(/No consultation with this form/).waitFor()
})

test("a colleague's save is not written over", async () => {
  const { page } = pharmacist
  const other = await StaffMember.signIn(chrome, platform, "prescriber")
  const theirs = new FormWriter(other)
  await other.open(draftPath())
  await theirs.tab("Settings")
  await other.page.getByLabel("Introduction").fill("Five short questions.")
  await theirs.saved()
  await writer.tab("Settings")
  await page.getByLabel("Introduction").fill("Three short questions.")
  await page.getByText(/Somebody saved this draft/).waitFor()
  await page.getByRole("button", { name: "Load the newest" }).click()
  await page
    .getByText(/Somebody saved this draft/)
    .waitFor({ state: "detached" })
  expect(await page.getByLabel("Introduction").inputValue()).toBe(
    "Five short questions."
  )
  await page.getByLabel("Introduction").fill("Two short questions.")
  await writer.saved()
  await other.close()
})

test("who wrote it hands it in and can't publish it", async () => {
  const { page } = pharmacist
  await page.getByRole("button", { name: "Submit for review" }).click()
  await page
    .getByLabel("What changed, and why")
    .fill("A form for vitamin kits.")
  await page.getByRole("button", { name: "Submit", exact: true }).click()
  await page.getByText("You worked on this draft").waitFor()
  expect(
    await page
      .getByRole("button", { name: "Publish", exact: true })
      .isDisabled()
  ).toBe(true)
  await page.getByText("Differences from the current version").click()
  await page.getByRole("heading", { name: "Rules" }).waitFor()
  await pharmacist.seen("draft-in-review")
})

test("another clinician publishes it", async () => {
  const second = await StaffMember.signIn(chrome, platform, "pharmacist2")
  await second.open(draftPath())
  await second.press("Publish")
  const question = second.page.getByRole("alertdialog")
  await question.getByRole("button", { name: "Publish" }).click()
  await second.page.getByText("Version 1", { exact: true }).waitFor()
  await second.sees("A form for vitamin kits.")
  await second.close()
})

test("it is attached to a category and exported as FHIR", async () => {
  const { page } = pharmacist
  await pharmacist.open("/forms")
  await pharmacist.openRow(TITLE)
  const exported = page.getByRole("link", { name: "Export version 1 as FHIR" })
  const path = new URL((await exported.getAttribute("href")) ?? "").pathname
  const { resourceType } = await pharmacist.read(path)
  expect(resourceType).toBe("Questionnaire")
  await writer.choose("Ask it in another category", "Test kits")
  await pharmacist.press("Ask this form there")
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: "Ask this form" })
    .click()
  await page.getByRole("definition").getByText("Test kits").waitFor()
  await pharmacist.seen("form")
})

test("a patient completes it on the storefront", async () => {
  const context = await chrome.browser.newContext()
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const shopper = new Shopper(page, platform, new Partners(platform.sandbox))
  await page.goto(`${platform.storefront}/start/test-kits`)
  await shopper.press("Begin")
  await page.waitForURL("**/steps/**")
  await shopper.answerAll({
    are_you_18_or_over: "yes",
    do_you_take_a_blood_thinner: "yes",
  })
  expect(await shopper.text()).toContain(THINNERS)
  await shopper.consentAndSubmit()
  await pharmacist.open("/forms")
  await pharmacist.sees(TITLE)
  const { forms } = await pharmacist.read(
    `/admin/forms?q=${encodeURIComponent(TITLE)}`
  )
  expect(forms[0].submitted_30_days).toBe(1)
  await context.close()
})

test("no page of the form builder breaks WCAG 2.2 AA, in either theme", () => {
  expect(accessibility.pages.size).toBeGreaterThanOrEqual(20)
  expect(accessibility.problems).toEqual([])
})
