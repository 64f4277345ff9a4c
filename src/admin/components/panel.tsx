import { Container, Heading } from "@medusajs/ui"
import type { ReactNode } from "react"

type PanelProps = {
  title: string
  aside?: ReactNode
  children: ReactNode
  flush?: boolean
}

/** A titled box of a detail page. */
export const Panel = ({ title, aside, children, flush }: PanelProps) => (
  <Container className="divide-y p-0">
    <div className="flex flex-wrap items-center justify-between gap-2 px-4 py-3 sm:px-6">
      <Heading level="h2">{title}</Heading>
      {aside}
    </div>
    <div className={flush ? "" : "px-4 py-4 sm:px-6"}>{children}</div>
  </Container>
)
