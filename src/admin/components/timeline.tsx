import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { formatDateTime } from "../lib/format"

export type TimelineEntry = {
  key: string
  title: ReactNode
  by: string | null
  note?: string | null
  at: string
}

/** What happened, in order. */
export const Timeline = ({ entries }: { entries: TimelineEntry[] }) => (
  <ol className="flex flex-col">
    {entries.map((entry) => (
      <li
        key={entry.key}
        className="border-ui-border-base relative ml-1 border-l pb-4 pl-5 last:border-transparent last:pb-0"
      >
        <span
          aria-hidden="true"
          className="bg-ui-tag-neutral-icon absolute -left-[4.5px] top-1.5 size-2 rounded-full"
        />
        <Text size="small" weight="plus">
          {entry.title}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {formatDateTime(entry.at)}
          {entry.by ? ` · ${entry.by}` : ""}
        </Text>
        {entry.note ? (
          <Text size="small" className="text-ui-fg-subtle mt-1">
            {entry.note}
          </Text>
        ) : null}
      </li>
    ))}
  </ol>
)
