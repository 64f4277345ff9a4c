import type { BrowserContextOptions, Page } from "playwright-core"
import { AccessibilityCheck } from "../support/accessibility"
import { startBrowser, type TestBrowser } from "../support/browser"
import { KeyboardUser } from "../support/keyboard"
import { hugePhoto } from "../support/photos"
import { runningPlatform, type Platform } from "../support/platform"
import { inventPerson, type Person } from "../support/shopper"
import {
  begin,
  choosePhoto,
  field,
  fillBody,
  press,
  reach,
  shownColour,
  uploaded,
} from "../support/wizard"
import { publishWizardForm } from "../support/wizard-form"

let platform: Platform
let chrome: TestBrowser
const closing: (() => Promise<void>)[] = []
const accessibility = new AccessibilityCheck()

beforeAll(async () => {
  chrome = await startBrowser()
  closing.push(chrome.close)
  platform = runningPlatform()
  await publishWizardForm(platform)
}, 60_000)

afterAll(async () => {
  for (const close of closing.reverse()) {
    await close()
  }
}, 60_000)

async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await chrome.browser.newContext(options)
  context.setDefaultTimeout(20_000)
  return context.newPage()
}

const saved = (page: Page) => page.getByText("Saved.", { exact: true })

test("each answer is saved as it is given, and going back loses none", async () => {
  const page = await newPage()
  await reach(page, platform.storefront, "habits")
  await accessibility.look(page)
  await page.getByRole("radio", { name: "No", exact: true }).click()
  await saved(page).waitFor()
  await page.getByLabel(/anything else/).fill("I sleep badly")
  await page.getByRole("link", { name: "Back", exact: true }).focus()
  await saved(page).waitFor()
  await page.getByRole("link", { name: "Back", exact: true }).click()
  await page.waitForURL("**/steps/body")
  await accessibility.look(page)
  expect(await field(page, "date_of_birth-year").inputValue()).toBe("1990")
  expect(await field(page, "size-cm").inputValue()).toBe("180")
  await press(page, "Continue")
  expect(await field(page, "smoker").nth(1).isChecked()).toBe(true)
  expect(await page.getByLabel(/anything else/).inputValue()).toBe(
    "I sleep badly"
  )
})

test("without a network an answer waits, says so, and is saved by itself later", async () => {
  const page = await newPage()
  await reach(page, platform.storefront, "habits")
  await page.context().setOffline(true)
  await page.getByRole("radio", { name: "No", exact: true }).click()
  await page.getByText("Not saved yet, trying again.").waitFor()
  await page.context().setOffline(false)
  await saved(page).waitFor()
  await page.reload()
  expect(await field(page, "smoker").nth(1).isChecked()).toBe(true)
})

test("an answer that opens a question shows it without losing what is typed", async () => {
  const page = await newPage()
  await reach(page, platform.storefront, "habits")
  await page.getByLabel(/anything else/).fill("half a sentence")
  await page.getByRole("radio", { name: "Yes", exact: true }).click()
  await page.getByLabel("How many cigarettes a day?").waitFor()
  expect(await page.getByLabel(/anything else/).inputValue()).toBe(
    "half a sentence"
  )
  await page.getByText(/questions on this page have changed/).waitFor()
  await page.getByLabel("How many cigarettes a day?").fill("12")
  await page.getByLabel(/anything else/).focus()
  await saved(page).waitFor()
  await page.getByRole("radio", { name: "No", exact: true }).click()
  await page
    .getByLabel("How many cigarettes a day?")
    .waitFor({ state: "detached" })
})

test("a choice that ends the consultation leads to its advice at once", async () => {
  const page = await newPage()
  await reach(page, platform.storefront, "safety")
  await page.getByRole("radio", { name: /crushing/ }).click()
  await page.waitForURL("**/advice")
  await accessibility.look(page)
  await page.getByRole("heading", { name: "Call 999 now" }).waitFor()
  expect(
    await page.getByRole("link", { name: /Call 999/ }).getAttribute("href")
  ).toBe("tel:999")
})

test("the height can be given in feet, and is shown in both", async () => {
  const page = await newPage()
  await begin(page, platform.storefront)
  await fillBody(page)
  await page.getByRole("radio", { name: /Feet, inches/ }).check()
  const shown = (part: string) => field(page, `size-${part}`).inputValue()
  expect(await Promise.all(["ft", "in", "st", "lb"].map(shown))).toEqual(
    // 180 cm and 80 kg
    ["5", "11", "12", "8"]
  )
  for (const [part, value] of [
    ["ft", "5"],
    ["in", "10"],
    ["st", "11"],
    ["lb", "4"],
  ]) {
    await field(page, `size-${part}`).fill(value ?? "")
  }
  expect(await field(page, "size-cm").isVisible()).toBe(false)
  await press(page, "Continue")
  await page.getByRole("link", { name: "Back", exact: true }).click()
  await page.waitForURL("**/steps/body")
  expect(await field(page, "size-cm").inputValue()).toMatch(/^177\.8/)
  await page.getByRole("radio", { name: /Feet, inches/ }).check()
  expect(await field(page, "size-in").inputValue()).toBe("10")
})

test("a photo is shown, replaced and removed; one too large is refused in plain words", async () => {
  const page = await newPage()
  await reach(page, platform.storefront, "pictures")
  await accessibility.look(page)
  await choosePhoto(page, "red")
  expect(await shownColour(page)).toEqual([254, 0, 0])
  await choosePhoto(page, "blue")
  expect(await shownColour(page)).toEqual([0, 0, 254])
  expect(await uploaded(page).count()).toBe(1)
  await press(page, /^Remove/)
  expect(await uploaded(page).count()).toBe(0)
  await press(page, "Continue")
  await page.getByRole("alert").getByText("Choose a file").waitFor()
  for (const megabytes of [10.5, 30]) {
    const answered = page.waitForEvent("load")
    await field(page, "photo").setInputFiles(hugePhoto(megabytes))
    await answered
    await page
      .getByRole("alert")
      .getByText("Choose a file that is smaller than 10 MB")
      .waitFor()
  }
  const answered = page.waitForEvent("load")
  await field(page, "photo").setInputFiles({
    name: "words.jpg",
    mimeType: "image/jpeg",
    buffer: Buffer.from("no picture at all"),
  })
  await answered
  await page.getByRole("alert").waitFor()
  expect(await uploaded(page).count()).toBe(0)
})

test("somebody else doesn't see the photo", async () => {
  const page = await newPage()
  await reach(page, platform.storefront, "pictures")
  await choosePhoto(page, "red")
  const path = (await uploaded(page).getAttribute("src")) ?? ""
  const address = `${platform.storefront}${path}`
  expect((await page.request.get(address)).status()).toBe(200)
  const stranger = await newPage()
  expect((await stranger.request.get(address)).status()).toBe(404)
})

test("a signed-in person goes on where they were, on another device", async () => {
  const person = inventPerson()
  const page = await newPage()
  await register(page, person)
  await reach(page, platform.storefront, "pictures")
  const other = await newPage({ viewport: { width: 360, height: 740 } })
  await other.goto(`${platform.storefront}/account/sign-in`)
  await other.getByLabel("Email address").fill(person.email)
  await other.getByLabel("Password").fill(person.password)
  await press(other, "Sign in")
  await other.goto(`${platform.storefront}/account/consultations`)
  await other
    .getByRole("link", { name: /^Continue/ })
    .first()
    .click()
  await other.waitForURL("**/steps/pictures")
  await choosePhoto(other, "green")
  await page.reload()
  await uploaded(page).waitFor()
})

test("everything is looked over before it is handed in", async () => {
  const page = await newPage()
  await reach(page, platform.storefront, "safety")
  await page.getByRole("radio", { name: "No pain" }).check()
  await press(page, "Continue")
  await page.waitForURL("**/check")
  await accessibility.look(page)
  const text = (await page.locator("main").innerText()).replace(/\s+/g, " ")
  for (const answer of ["7 Mar 1990", "180 cm", "red.jpg", "No pain"]) {
    expect(text).toContain(answer)
  }
  await page.getByRole("link", { name: /^Change.*smoke/ }).click()
  await page.waitForURL("**/steps/habits?change=1**")
  await page.getByRole("radio", { name: "Yes", exact: true }).check()
  await page.getByLabel("How many cigarettes a day?").fill("5")
  await press(page, "Save")
  await page.waitForURL(/\/check(#|$)/)
  await page.getByText("5", { exact: true }).waitFor()
})

test("without scripts the whole works, photo included, on a phone", async () => {
  const page = await newPage({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  })
  await begin(page, platform.storefront)
  await fillBody(page)
  await press(page, "Continue")
  await page.getByRole("radio", { name: "Yes", exact: true }).check()
  await press(page, "Continue")
  await page.getByLabel("How many cigarettes a day?").fill("3")
  await press(page, "Continue")
  await page.waitForURL("**/steps/pictures")
  await choosePhoto(page, "red", false)
  expect(await uploaded(page).count()).toBe(1)
  await press(page, "Continue")
  await page.getByRole("radio", { name: "No pain" }).check()
  await press(page, "Continue")
  await page.waitForURL("**/check")
})

test("the keyboard alone is enough, and arrows end nothing on their way", async () => {
  const page = await newPage()
  await reach(page, platform.storefront, "safety")
  const keyboard = new KeyboardUser(page)
  await keyboard.tabTo(({ name }) => name === "pain")
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("ArrowUp")
  expect(await field(page, "pain").first().isChecked()).toBe(true)
  await keyboard.activate("Continue")
  await page.waitForURL("**/check")
})

async function register(page: Page, person: Person): Promise<void> {
  await page.goto(`${platform.storefront}/account/register`)
  await page.getByLabel("First name").fill(person.first_name)
  await page.getByLabel("Last name").fill(person.last_name)
  await page.getByLabel("Email address").fill(person.email)
  await page.getByLabel("Password").fill(person.password)
  await press(page, "Create account")
}

test("no page of the wizard breaks WCAG 2.2 AA", () => {
  const pages = [...accessibility.pages].join(" ")
  for (const page of ["body", "habits", "pictures", "check", "advice"]) {
    expect(pages).toContain(`/${page}`)
  }
  expect(accessibility.problems).toEqual([])
})
