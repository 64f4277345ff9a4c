import type { ReactNode } from "react"
import { goToSection } from "./section"

type JumpLinkProps = { section: string; children: ReactNode }

/** Leads to another part of the page, with the keyboard too. */
export const JumpLink = ({ section, children }: JumpLinkProps) => (
  <button
    type="button"
    className="txt-small text-ui-fg-interactive-hover text-left underline"
    onClick={() => goToSection(section)}
  >
    {children}
  </button>
)
