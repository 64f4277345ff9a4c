import type { Page } from "playwright-core"

export const THEMES = ["light", "dark"] as const
export type Theme = (typeof THEMES)[number]

/**
 * Shows an admin page in a theme while the work is done, then in the light one
 * again. Medusa's dashboard marks the theme on the root element.
 */
export async function inTheme(
  page: Page,
  theme: Theme,
  work: () => Promise<void>
): Promise<void> {
  await show(page, theme)
  await work()
  await show(page, "light")
}

/** At once, as the dashboard does it: colours on their way would be no theme's. */
const show = (page: Page, theme: Theme): Promise<unknown> =>
  page.evaluate(`(({ classList, style }) => {
    const still = document.createElement("style")
    still.textContent = "* { transition: none !important }"
    document.head.append(still)
    classList.remove("light", "dark")
    classList.add("${theme}")
    style.colorScheme = "${theme}"
    getComputedStyle(still).opacity
    return new Promise((resolve) => requestAnimationFrame(() => {
      still.remove()
      resolve()
    }))
  })(document.documentElement)`)
