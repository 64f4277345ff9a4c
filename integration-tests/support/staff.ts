import type { BrowserContext, Locator, Page } from "playwright-core"
import type { TestBrowser } from "./browser"
import { until } from "./partners"
import type { Platform } from "./platform"

type OnPage = (page: Page, name: string) => Promise<void>
type Json = ReturnType<typeof JSON.parse>

/** Waits for what fades in, whose colours are no theme's; what turns for ever is left out. */
const STILL = `Promise.all(
  document
    .getAnimations()
    .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished.catch(() => undefined))
).then(() => undefined)`

/** One of the sample staff in the admin, by what is on the screen. */
export class StaffMember {
  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly platform: Platform,
    private readonly onPage: OnPage
  ) {}

  /**
   * Signs in on Medusa's own sign-in page.
   *
   * @param name what stands before the @ of a sample user's address
   * @param onPage called with each page's name, once it is shown
   */
  static async signIn(
    chrome: TestBrowser,
    platform: Platform,
    name: string,
    onPage: OnPage = async () => {}
  ): Promise<StaffMember> {
    const context = await chrome.browser.newContext({ locale: "en-GB" })
    context.setDefaultTimeout(30_000)
    const page = await context.newPage()
    await page.goto(`${platform.backend}/app/login`)
    await page
      .locator("input[name=email]")
      .fill(`${name}@willow-pharmacy.example`)
    await page.locator("input[name=password]").fill(platform.password)
    await page.getByRole("button", { name: /^Continue/ }).click()
    // The sign-in leads by way of the welcome page to where the role begins.
    await page.waitForURL(
      ({ pathname }) => !/\/(login|welcome)$/.test(pathname)
    )
    await page
      .getByRole("link", { name: /^(Dispatch|Orders)/ })
      .first()
      .waitFor()
    return new StaffMember(page, context, platform, onPage)
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.platform.backend}/app${path}`)
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole("button", { name, exact: true }).click()
  }

  tab(name: string): Promise<void> {
    return this.page.getByRole("tab", { name }).click()
  }

  /** Chooses in a list that opens. */
  async choose(label: string, option: string | RegExp): Promise<void> {
    const exact = typeof option === "string"
    await this.page.getByRole("combobox", { name: label, exact: true }).click()
    await this.page.getByRole("option", { name: option, exact }).click()
  }

  /** Presses a button and says yes to the question that follows. */
  async confirm(name: string): Promise<void> {
    await this.press(name)
    const question = this.page.getByRole("alertdialog")
    await question.getByRole("button", { name, exact: true }).click()
    await question.waitFor({ state: "detached" })
  }

  /** The form at the side of the page. */
  dialog(): Locator {
    return this.page.getByRole("dialog")
  }

  /** Opens a row of a list by the reference it shows. */
  async openRow(reference: string): Promise<void> {
    await this.page.getByRole("link", { name: reference }).click()
    await this.page.getByRole("heading", { level: 1 }).first().waitFor()
  }

  /** Waits until the page shows a text. */
  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor()
  }

  /** Tells that a page is shown, once nothing in it is loading. */
  async seen(name: string): Promise<void> {
    // The first of what may be several: it is gone when all are.
    await this.page
      .locator("[aria-busy=true]")
      .first()
      .waitFor({ state: "detached" })
    // Off what was pressed, which would show its colours of that moment.
    await this.page.mouse.move(0, 0)
    await this.page.evaluate(STILL)
    await this.onPage(this.page, name)
  }

  async text(): Promise<string> {
    const text = await this.page.locator("main").first().innerText()
    return text.replace(/\s+/g, " ")
  }

  /** What the admin API answers to the signed-in person. */
  async read<T = Json>(path: string): Promise<T> {
    // From within the page: its session is the browser's own.
    const answer = await this.page.evaluate<{ status: number; text: string }>(
      `fetch(${JSON.stringify(this.platform.backend + path)}).then(
        async (answer) => ({ status: answer.status, text: await answer.text() }))`
    )
    if (answer.status !== 200) {
      throw new Error(`${path} gave ${answer.status}`)
    }
    return JSON.parse(answer.text) as T
  }

  /** The first case or supply a list finds for an order, once it is in the state. */
  async waitForState<T = Json>(
    list: "cases" | "supplies",
    order: string,
    state: string
  ): Promise<T> {
    return until(`one of the ${list} of order ${order} ${state}`, async () => {
      const found = await this.read(`/admin/${list}?limit=50`)
      return found[list].find(
        (one: Json) =>
          String(one.order_display_id) === order && one.state === state
      )
    })
  }

  /** Presses a button of the page and takes the page it opens beside it. */
  async openBeside(name: string | RegExp): Promise<Page> {
    const opened = this.context.waitForEvent("page")
    await this.page.getByRole("link", { name }).click()
    const page = await opened
    await page.waitForLoadState()
    return page
  }

  close(): Promise<void> {
    return this.context.close()
  }
}
