import { readdirSync } from "node:fs"
import { basename, join } from "node:path"
import type { Page } from "playwright-core"
import { healthyAnswers } from "./healthy-person"
import type { AnswerSheet } from "./healthy-person"
import type { Partners } from "./partners"
import type { Platform } from "./platform"

export const GOOD_CARD = "4242424242424242"
export const REFUSED_CARD = "4000000000000002"

export type Person = {
  first_name: string
  last_name: string
  email: string
  password: string
  phone: string
  address_1: string
  postcode: string
}

// One for each initial: a name that begins alike is a reason to ask whether two are one (SAF-8).
const FIRST_NAMES = [
  ...["Oliver", "Bruce", "Colin", "Derek", "Edward", "Felix", "Gareth"],
  ...["Howard", "Ivan", "Julian", "Keith", "Lewis", "Marcus", "Nathan"],
  ...["Adrian", "Patrick", "Quentin", "Robert", "Simon", "Trevor", "Umar"],
  ...["Victor", "Warren", "Xavier", "Yusuf", "Zachary"],
]
const MOST_IN_A_FILE = 3

/** All browser files visit one platform, so each invents others. */
function firstNumber(): number {
  const file =
    typeof expect === "undefined" ? undefined : expect.getState().testPath
  const files = readdirSync(join(__dirname, "../browser")).sort()
  return file ? files.indexOf(basename(file)) * MOST_IN_A_FILE : 0
}

let people = firstNumber()

/** An invented man whose identity check passes; like no other, so that nobody is linked (SAF-8). */
export function inventPerson(): Person {
  const first_name = FIRST_NAMES[people]
  if (!first_name) {
    throw new Error("More people are invented than there are names for")
  }
  people += 1
  return {
    first_name,
    last_name: "Passmore",
    email: `${first_name.toLowerCase()}-${process.pid}-${Date.now()}@example.test`,
    password: "an invented password",
    phone: `07700 900${100 + people}`,
    address_1: `${people} Orchard Lane`,
    postcode: `LS${people} 4ZZ`,
  }
}

/** Answers to the hair loss form to which no rule objects. */
export const GOOD_ANSWERS: AnswerSheet = healthyAnswers("hair-loss")

/** Of somebody's answers, as year-month-day. */
export function dateOfBirth(answers: AnswerSheet): string {
  const answer = answers["date_of_birth"]
  if (typeof answer !== "string") {
    throw new Error("The answers lack a date of birth")
  }
  return answer
}

/** A customer in the storefront, by what is on the screen. */
export class Shopper {
  constructor(
    readonly page: Page,
    private readonly platform: Platform,
    private readonly partners: Partners,
    /** Called on each page, with its name, once it is shown. */
    private readonly onPage: (page: Page) => Promise<void> = async () => {}
  ) {}

  /** From the home page through the condition to a product's consultation. */
  async startConsultation(): Promise<void> {
    await this.page.goto(this.platform.storefront)
    await this.seen()
    await this.page
      .getByRole("link", { name: /^Hair loss/ })
      .first()
      .click()
    await this.page.waitForURL("**/conditions/hair-loss")
    await this.seen()
    await this.page.getByRole("link", { name: /Finasteride 1 mg/ }).click()
    await this.page.waitForURL("**/products/**")
    await this.seen()
    await this.follow("Start your consultation")
    await this.press("Begin")
    await this.page.waitForURL("**/steps/**")
  }

  /** Answers step by step until the list of answers, an advice or the step named is shown. */
  async answerAll(answers: AnswerSheet, upTo?: string): Promise<string[]> {
    const steps: string[] = []
    while (this.page.url().includes("/steps/")) {
      const step = new URL(this.page.url()).pathname.split("/").at(-1) ?? ""
      if (step === upTo) {
        break
      }
      if (steps.includes(step)) {
        throw new Error(`The step ${step} was not accepted`)
      }
      steps.push(step)
      await this.seen()
      await this.answerStep(answers)
      await this.press("Continue")
    }
    await this.seen()
    return steps
  }

  /** Fills every question of the page that is shown. */
  async answerStep(answers: AnswerSheet): Promise<void> {
    for (const [id, answer] of Object.entries(answers)) {
      if (await this.has(`${id}-day`)) {
        await this.fillDate(id, dateOfBirth(answers))
      } else if (await this.has(id)) {
        await this.fillAnswer(id, answer)
      }
    }
  }

  /** Ticks both consents and hands the consultation in. */
  async consentAndSubmit(): Promise<void> {
    await this.follow("My answers are right: continue")
    await this.seen()
    const boxes = this.page.getByRole("checkbox")
    for (const box of await boxes.all()) {
      await box.check()
    }
    await this.press("Submit my consultation")
    await this.page.waitForURL("**/submitted")
    await this.seen()
  }

  /** An account, the profile with a GP practice found by name, a verified email. */
  async register(
    person: Person,
    answers: AnswerSheet = GOOD_ANSWERS
  ): Promise<void> {
    const { page } = this
    await this.follow("Create an account")
    await this.seen()
    await page.getByLabel("First name").fill(person.first_name)
    await page.getByLabel("Last name").fill(person.last_name)
    await page.getByLabel("Email address").fill(person.email)
    await page.getByLabel("Password").fill(person.password)
    await this.press("Create account")
    await page.waitForURL("**/account/details**")
    await this.fillDetails(person, dateOfBirth(answers))
    await page.waitForURL("**/account/verify/email**")
    await this.seen()
    await page.getByLabel("Code").fill(await this.partners.code(person.email))
    await this.press("Continue")
  }

  private async fillDetails(person: Person, born: string): Promise<void> {
    const { page } = this
    await this.seen()
    await this.fillDate("date_of_birth", born)
    await page.getByRole("radio", { name: "Male", exact: true }).check()
    await page.getByLabel("Phone number").fill(person.phone)
    await page.locator("#address_1").fill(person.address_1)
    await page.locator("#city").fill("Leeds")
    await page.locator("#postcode").fill(person.postcode)
    await page.getByRole("radio", { name: /^Yes, tell my GP/ }).check()
    await page.getByLabel("Find your practice").fill("Millbrook")
    await this.press("Search")
    await this.seen()
    await page.getByRole("radio", { name: /^Millbrook Surgery/ }).check()
    await page.locator("form .actions button[type=submit]").click()
  }

  /** So many packs into the basket: once, or each month as a plan. */
  async chooseTreatment(packs: number, months?: number): Promise<void> {
    const { page } = this
    await page.waitForURL("**/treatment")
    await this.seen()
    await page
      .getByRole("group", { name: /Finasteride 1 mg/ })
      .getByRole("radio", months ? { name: `plan of ${months} months` } : {})
      .first()
      .check()
    await page.getByLabel("How many packs?").fill(String(packs))
    await this.press("Add to basket")
    await page.waitForURL("**/basket")
    await this.seen()
  }

  /** From the basket to the payment provider's card form. */
  async goToPayment(): Promise<void> {
    const { page } = this
    await this.follow("Continue to delivery")
    await this.seen()
    await this.press("Continue")
    await page.waitForURL("**/checkout/delivery")
    await this.seen()
    await page.getByRole("radio").first().check()
    await this.press("Continue")
    await page.waitForURL("**/checkout/review")
    await this.seen()
    await this.agreeAndContinue()
    await this.seen()
    await this.openCardForm()
  }

  /** Past the last page before payment; a plan's payments are agreed to there. */
  private async agreeAndContinue(): Promise<void> {
    const { page } = this
    const agreement = page.getByLabel("I agree to these payments")
    if ((await agreement.count()) === 0) {
      await this.follow("Continue to payment")
      return
    }
    await this.press("Continue to payment")
    await page.getByText("Tick the box to agree").first().waitFor()
    await this.seen()
    await agreement.check()
    await this.press("Continue to payment")
    await page.waitForURL("**/checkout/pay")
  }

  async openCardForm(): Promise<void> {
    await this.page.getByRole("link", { name: /by card$/ }).click()
    await this.page.waitForURL("**/stripe/pay/**")
  }

  /** Types a card into the provider's form. */
  async pay(card: string): Promise<void> {
    const { page } = this
    await page.getByLabel("Card number").fill(card)
    await page.getByLabel(/^Expiry/).fill("12/34")
    await page.getByLabel("Security code").fill(String(100 + people))
    await page.getByRole("button", { name: /^Pay £/ }).click()
  }

  /** The text of the page's main part. */
  async text(): Promise<string> {
    return (await this.page.locator("main").innerText()).replace(/\s+/g, " ")
  }

  /** The consultation's, as a step's page shows it. */
  async reference(): Promise<string> {
    const [found] = /CON-\w{4}-\w{4}/.exec(await this.text()) ?? []
    if (!found) {
      throw new Error("The page shows no reference")
    }
    return found
  }

  async follow(name: string | RegExp): Promise<void> {
    await this.page.getByRole("link", { name }).first().click()
    await this.page.waitForLoadState()
  }

  async press(name: string): Promise<void> {
    const answered = this.page.waitForEvent("load")
    await this.page.getByRole("button", { name, exact: true }).last().click()
    await answered
  }

  seen(): Promise<void> {
    return this.onPage(this.page)
  }

  private async has(name: string): Promise<boolean> {
    return (await this.page.locator(`[name="${name}"]`).count()) > 0
  }

  private async fillAnswer(id: string, answer: unknown): Promise<void> {
    const field = this.page.locator(`[name="${id}"]`)
    const type = await field.first().getAttribute("type")
    if (type !== "radio" && type !== "checkbox") {
      await field.fill(String(answer))
      return
    }
    for (const value of Array.isArray(answer) ? answer : [answer]) {
      await this.page.locator(`[name="${id}"][value="${value}"]`).check()
    }
  }

  private async fillDate(id: string, date: string): Promise<void> {
    const [year, month, day] = date.split("-")
    for (const [part, value] of Object.entries({ day, month, year })) {
      const text = String(Number(value))
      await this.page.locator(`[name="${id}-${part}"]`).fill(text)
    }
  }
}
