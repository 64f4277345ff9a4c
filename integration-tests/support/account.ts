import type { Page } from "playwright-core"
import type { TestBrowser } from "./browser"
import { until } from "./partners"
import type { Platform } from "./platform"
import type { Person } from "./shopper"

/** A patient's account on the storefront, by what is on the screen. */
export class Account {
  private constructor(
    readonly page: Page,
    private readonly platform: Platform,
    /** Called on each page once it is shown. */
    private readonly onPage: (page: Page) => Promise<void>
  ) {}

  static async signIn(
    chrome: TestBrowser,
    platform: Platform,
    { email, password }: Person,
    onPage: (page: Page) => Promise<void>
  ): Promise<Account> {
    const context = await chrome.browser.newContext({ locale: "en-GB" })
    context.setDefaultTimeout(30_000)
    const page = await context.newPage()
    await page.goto(`${platform.storefront}/account/sign-in`)
    await page.getByLabel("Email address").fill(email)
    await page.getByLabel("Password").fill(password)
    const account = new Account(page, platform, onPage)
    await account.press("Sign in")
    await page.waitForURL("**/account")
    return account
  }

  /** Opens one of the account's pages and waits, looking anew, until it tells something. */
  async shows(path: string, words: string | RegExp): Promise<string> {
    const text = await until(
      `${String(words)} on /account${path}`,
      async () => {
        await this.page.goto(`${this.platform.storefront}/account${path}`)
        const shown = await this.text()
        return shown.match(words) ? shown : undefined
      }
    )
    await this.onPage(this.page)
    return text
  }

  /** The path of an order's page, by its number. */
  async orderPath(order: string): Promise<string> {
    await this.page.goto(`${this.platform.storefront}/account`)
    const link = this.page.getByRole("link", { name: `Order #${order}` })
    const href = (await link.getAttribute("href")) ?? ""
    return href.replace("/account", "")
  }

  /** Presses a button and waits for the page it leads to. */
  async press(name: string | RegExp): Promise<void> {
    const answered = this.page.waitForEvent("load")
    await this.page.getByRole("button", { name }).last().click()
    await answered
  }

  /** The page's main part on one line. */
  async text(): Promise<string> {
    return (await this.page.locator("main").innerText()).replace(/\s+/g, " ")
  }

  seen(): Promise<void> {
    return this.onPage(this.page)
  }

  close(): Promise<void> {
    return this.page.context().close()
  }
}
