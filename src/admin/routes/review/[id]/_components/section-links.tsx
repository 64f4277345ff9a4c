import { CheckCircleSolid } from "@medusajs/icons"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { sectionsOf } from "../../../../lib/case-sections"
import { useIsAskedToRead } from "./read-section"
import { goToSection } from "./section"

/** The page's parts in their order; with a tick, those that its reviewer has read. */
export const SectionLinks = ({ found }: { found: CaseDetail }) => {
  const isAsked = useIsAskedToRead()
  return (
    <nav
      aria-label="Parts of the case"
      className="flex gap-x-4 overflow-x-auto px-4 py-1.5 sm:px-6"
    >
      {sectionsOf(found).map(({ name, label, count, isRead }) => (
        <button
          key={name}
          type="button"
          {...(name === "flags" ? { "data-shortcut": "f" } : {})}
          className="txt-small text-ui-fg-subtle hover:text-ui-fg-base flex shrink-0 items-center gap-1 py-0.5"
          onClick={() => goToSection(name)}
        >
          {label}
          {count ? ` (${count})` : ""}
          {isAsked && isRead ? (
            <CheckCircleSolid
              className="text-ui-tag-green-icon"
              aria-label="read by you"
            />
          ) : null}
        </button>
      ))}
    </nav>
  )
}
