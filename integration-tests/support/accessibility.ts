import { readFileSync } from "node:fs"
import type { Locator, Page } from "playwright-core"
import { inTheme, THEMES } from "./theme"

const SOURCE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8")

/** Faults of Medusa's own dashboard around our pages, by selector. */
const NOT_OURS = [
  // The top bar's toggle of the menu and its bell are buttons without a name.
  ".grid.w-full.grid-cols-2.border-b.p-3",
  // The menu's search button: its shortcut is too pale in the dark theme.
  "aside button > .text-ui-fg-muted",
  // Its settings menu: pale headings in the dark theme, and nameless toggles.
  "aside .h-7.justify-between.text-ui-fg-muted",
  // A page below another one is named too pale in the menu's dark theme.
  'aside a[href$="/review/safeguarding"]',
  'aside a[href$="/review/health-reports"]',
  'aside a[href$="/review/unfinished"]',
  'aside a[href$="/plans/failed-charges"]',
]

/** Marks the part of a page that is looked at. */
const PART = "data-looked-at"

type Result = {
  violations: {
    id: string
    impact: string | null
    help: string
    nodes: { target: string[] }[]
  }[]
}

/** Looks at pages as they are shown and keeps what breaks WCAG 2.2 AA. */
export class AccessibilityCheck {
  readonly pages = new Set<string>()
  readonly problems: string[] = []

  /** A page of the storefront, once each. */
  look = async (page: Page): Promise<void> => {
    const { pathname } = new URL(page.url())
    await this.lookOnce(page, pathname.replace(/[a-z]+_[0-9A-Z]{20,}/g, ":id"))
  }

  /** A page of ours in the admin, in both themes. */
  lookAtAdmin = async (page: Page, name: string): Promise<void> => {
    // Shop and person in Medusa's menu have no names before they are read.
    await page
      .locator("aside button[aria-haspopup=menu]:disabled")
      .first()
      .waitFor({ state: "detached" })
    for (const theme of THEMES) {
      await inTheme(page, theme, () =>
        this.lookOnce(page, `${name} (${theme})`, NOT_OURS)
      )
    }
  }

  /** A part of ours on a page of Medusa's, in both themes. */
  lookAtPart = async (part: Locator, name: string): Promise<void> => {
    await part
      .locator("[aria-busy=true]")
      .first()
      .waitFor({ state: "detached" })
    await part.evaluate((element, name) => element.setAttribute(name, ""), PART)
    for (const theme of THEMES) {
      await inTheme(part.page(), theme, () =>
        this.lookOnce(part.page(), `${name} (${theme})`, [], [`[${PART}]`])
      )
    }
  }

  /** Runs axe in the page's own world; its security policy allows no script. */
  private async lookOnce(
    page: Page,
    name: string,
    exclude: string[] = [],
    include: string[] = []
  ): Promise<void> {
    if (this.pages.has(name)) {
      return
    }
    this.pages.add(name)
    if (!(await page.evaluate("'axe' in window"))) {
      await page.evaluate(SOURCE)
    }
    const context = JSON.stringify({
      exclude: exclude.map((one) => [one]),
      ...(include.length > 0 ? { include: include.map((one) => [one]) } : {}),
    })
    const result = await page.evaluate<Result>(
      `axe.run(${context}, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })`
    )
    for (const { id, impact, help, nodes } of result.violations) {
      const where = nodes.map(({ target }) => target.join(" ")).join(", ")
      if (impact === "serious" || impact === "critical") {
        this.problems.push(`${name}: ${id} (${impact}) ${help}: ${where}`)
      }
    }
  }
}
