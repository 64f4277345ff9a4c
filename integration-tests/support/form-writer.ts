import type { Page } from "playwright-core"
import type { StaffMember } from "./staff"

export type RuleText = {
  id: string
  does: RegExp
  question: string
  answer: string
  advice: string
}

/** Somebody at work on a form's draft in the admin, by what is on the screen. */
export class FormWriter {
  readonly page: Page

  constructor(private readonly staff: StaffMember) {
    this.page = staff.page
  }

  /** Begins a form and waits for its draft. */
  async begin(title: string): Promise<void> {
    const { page, staff } = this
    await staff.open("/forms")
    await staff.press("New form")
    await page.getByLabel("Title", { exact: true }).fill(title)
    await this.choose("Asked before", "A test kit")
    await staff.press("Begin")
    await page.waitForURL("**/forms/drafts/**")
    await page.getByRole("heading", { level: 1, name: title }).waitFor()
  }

  tab(name: string | RegExp): Promise<void> {
    return this.page.getByRole("tab", { name }).click()
  }

  /** Adds a yes-or-no question after the one that is chosen. */
  async addYesNo(label: string): Promise<void> {
    await this.staff.press("Add a question")
    const field = this.page.getByLabel("Question", { exact: true })
    await field.fill(label)
    await field.blur()
  }

  /** The questions' labels in the outline's order. */
  async outline(): Promise<string[]> {
    const rows = this.page.getByRole("navigation", { name: "Outline" })
    return rows.locator("ol ol ol button").allInnerTexts()
  }

  /** Adds a rule about one yes-or-no answer. */
  async addRule(rule: RuleText): Promise<void> {
    const { page } = this
    await page.getByRole("button", { name: "Rule", exact: true }).click()
    await page.getByLabel("Id", { exact: true }).fill(rule.id)
    await page.getByLabel("Id", { exact: true }).blur()
    await this.choose("What it does", rule.does)
    await page.getByRole("button", { name: "Comparison" }).click()
    await this.choose("What comparison 1.1 looks at", rule.question)
    await this.choose("Value of comparison 1.1", rule.answer)
    await page.getByLabel("Advice title").fill(rule.advice)
    await page
      .getByLabel("Advice", { exact: true })
      .fill("Please speak to a pharmacist first.")
    await page
      .getByLabel("Text for the clinician")
      .fill(`About ${rule.id.replaceAll("_", " ")}.`)
    await page.getByLabel("Reason code").fill(rule.id)
    await page.getByLabel("Source").fill("Invented for this test.")
  }

  /** Answers the preview and keeps the result as a golden case. */
  async keepCase(
    title: string,
    answers: Record<string, string>,
    outcome: string
  ): Promise<void> {
    const { page } = this
    for (const [question, answer] of Object.entries(answers)) {
      await page
        .getByRole("group", { name: question })
        .getByRole("radio", { name: answer, exact: true })
        .check()
    }
    await this.result(outcome)
    await page.getByLabel("Golden case", { exact: true }).fill(title)
    await page.getByRole("button", { name: "Save as golden case" }).click()
    await this.result("still to answer")
    await this.saved()
  }

  /** Waits until the trial's result says something. */
  async result(text: string): Promise<void> {
    await this.page
      .getByRole("region", { name: "Result" })
      .getByText(text)
      .first()
      .waitFor()
  }

  async saved(): Promise<void> {
    await this.page.getByText("All changes are saved").waitFor()
  }

  choose(label: string, option: string | RegExp): Promise<void> {
    return this.staff.choose(label, option)
  }
}
