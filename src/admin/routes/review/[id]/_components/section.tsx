import type { ReactNode } from "react"

export const sectionId = (section: string): string => `section-${section}`

/** Below the header that stays on top. */
export const SECTION_CLASS =
  "scroll-mt-[calc(var(--case-header,8rem)+0.5rem)] outline-none"

/** Scrolls to a section and puts the keyboard there. */
export function goToSection(section: string): void {
  const target = document.getElementById(sectionId(section))
  const page = target?.closest("main")
  if (target && page) {
    // Not scrollIntoView: it would move the dashboard around the page as well.
    const below = parseFloat(getComputedStyle(target).scrollMarginTop) || 0
    const { top } = target.getBoundingClientRect()
    page.scrollTop += top - page.getBoundingClientRect().top - below
    target.focus({ preventScroll: true })
  }
}

type SectionProps = { name: string; children: ReactNode }

/** A part of the page that links lead to. */
export const Section = ({ name, children }: SectionProps) => (
  <div
    id={sectionId(name)}
    tabIndex={-1}
    className={`${SECTION_CLASS} empty:hidden`}
  >
    {children}
  </div>
)
