import type { ReactNode } from "react"
import { goToSection } from "./section"
import { LinkButton } from "../../../../components/text-link"

type JumpLinkProps = { section: string; children: ReactNode }

/** Leads to another part of the page, with the keyboard too. */
export const JumpLink = ({ section, children }: JumpLinkProps) => (
  <LinkButton className="txt-small" onClick={() => goToSection(section)}>
    {children}
  </LinkButton>
)
