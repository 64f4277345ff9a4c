import { readFileSync } from "node:fs"
import type { Page } from "playwright-core"

const SOURCE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8")

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

  /** Runs axe in the page's own world; its security policy allows no script. */
  look = async (page: Page): Promise<void> => {
    const { pathname } = new URL(page.url())
    const name = pathname.replace(/[a-z]+_[0-9A-Z]{20,}/g, ":id")
    if (this.pages.has(name)) {
      return
    }
    this.pages.add(name)
    await page.evaluate(SOURCE)
    const result = await page.evaluate<Result>(
      `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })`
    )
    for (const { id, impact, help, nodes } of result.violations) {
      const where = nodes.map(({ target }) => target.join(" ")).join(", ")
      if (impact === "serious" || impact === "critical") {
        this.problems.push(`${name}: ${id} (${impact}) ${help}: ${where}`)
      }
    }
  }
}
