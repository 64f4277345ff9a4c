import { Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

type PageHeaderProps = {
  title: string
  text?: ReactNode
  children?: ReactNode
}

/** A page's or panel's name with its actions on the right. */
export const PageHeader = ({ title, text, children }: PageHeaderProps) => (
  <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-4 sm:px-6">
    <div className="min-w-0 flex-1 basis-80">
      <Heading level="h1">{title}</Heading>
      {text ? (
        <Text size="small" className="text-ui-fg-subtle">
          {text}
        </Text>
      ) : null}
    </div>
    {children ? (
      <div className="flex flex-wrap items-center gap-2">{children}</div>
    ) : null}
  </div>
)
