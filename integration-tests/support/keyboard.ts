import type { Page } from "playwright-core"
import type { AnswerSheet } from "./healthy-person"
import { dateOfBirth } from "./shopper"

type Focused = { name: string; type: string; value: string; text: string }

const MAX_STOPS = 80

/** Somebody who uses the keyboard alone: Tab, arrows, Space, Enter and letters. */
export class KeyboardUser {
  constructor(private readonly page: Page) {}

  /** Goes on with Tab until the element is reached; fails after one round. */
  async tabTo(wanted: (focused: Focused) => boolean): Promise<Focused> {
    for (let stop = 0; stop < MAX_STOPS; stop += 1) {
      await this.page.keyboard.press("Tab")
      const focused = await this.focused()
      if (wanted(focused)) {
        return focused
      }
    }
    throw new Error("Tab never reached it")
  }

  /** Follows a link or presses a button, and waits for the page after it. */
  async activate(text: string): Promise<void> {
    await this.tabTo((focused) => focused.text === text)
    const answered = this.page.waitForEvent("load")
    await this.page.keyboard.press("Enter")
    await answered
  }

  /** Answers what a page of the consultation asks, in its order. */
  async answerStep(answers: AnswerSheet): Promise<void> {
    for (const name of await this.questions()) {
      const answer = answers[name]
      if (name.startsWith("date_of_birth")) {
        await this.type(name, datePart(answers, name))
      } else if (answer !== undefined) {
        await this.choose(name, Array.isArray(answer) ? answer : [answer])
      }
    }
  }

  private async choose(name: string, values: unknown[]): Promise<void> {
    const { type } = await this.tabTo((focused) => focused.name === name)
    for (const value of values) {
      await this.moveTo(name, String(value), type === "radio" ? "Down" : "Tab")
    }
  }

  /** Arrows move within a group of radios; boxes are reached one by one. */
  private async moveTo(
    name: string,
    value: string,
    by: "Down" | "Tab"
  ): Promise<void> {
    const key = by === "Down" ? "ArrowDown" : "Tab"
    for (let stop = 0; stop < MAX_STOPS; stop += 1) {
      const focused = await this.focused()
      if (focused.name === name && focused.value === value) {
        const isTicked = await this.isTicked()
        return isTicked ? undefined : this.page.keyboard.press("Space")
      }
      await this.page.keyboard.press(key)
    }
    throw new Error(`The keys never reached ${name} ${value}`)
  }

  private async type(name: string, text: string): Promise<void> {
    await this.tabTo((focused) => focused.name === name)
    await this.page.keyboard.type(text)
  }

  /** The names of the form's fields, each once. */
  private async questions(): Promise<string[]> {
    const fields = await this.page.locator("main form [name]").all()
    const names = await Promise.all(
      fields.map((field) => field.getAttribute("name"))
    )
    return [...new Set(names.filter((name) => name !== null))]
  }

  private isTicked(): Promise<boolean> {
    return this.page.evaluate<boolean>("document.activeElement.checked")
  }

  private focused(): Promise<Focused> {
    return this.page.evaluate<Focused>(
      `(({ name, type, value, textContent }) => ({
        name: name ?? "", type: type ?? "", value: value ?? "",
        text: (textContent ?? "").trim(),
      }))(document.activeElement)`
    )
  }
}

function datePart(answers: AnswerSheet, name: string): string {
  const [year, month, day] = dateOfBirth(answers).split("-")
  const parts: Record<string, string | undefined> = { day, month, year }
  return String(Number(parts[name.split("-").at(-1) ?? ""]))
}
