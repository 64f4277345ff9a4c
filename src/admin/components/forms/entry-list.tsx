import { ExclamationCircleSolid, Plus } from "@medusajs/icons"
import { Button, clx } from "@medusajs/ui"
import { useState, type ReactNode } from "react"

export type Entry = {
  id: string
  title: string
  badge?: ReactNode
  isWrong?: boolean
}

type EntryListProps = {
  label: string
  entries: Entry[]
  chosen: string | undefined
  onChoose: (id: string) => void
  /** Left out where nothing may be added. */
  add?: { label: string; onAdd: () => void } | undefined
  /** Dragging one onto another; left out where there is no order. */
  onDrop?: (from: string, to: string) => void
}

/** A list to choose one of, which is edited beside it. */
export const EntryList = (props: EntryListProps) => {
  const { label, entries, chosen, onChoose, add, onDrop } = props
  const [dragged, setDragged] = useState<string | null>(null)
  return (
    <nav aria-label={label} className="flex flex-col gap-2">
      <ol className="flex flex-col gap-0.5">
        {entries.map((entry) => (
          <li key={entry.id}>
            <button
              type="button"
              draggable={onDrop !== undefined}
              aria-current={entry.id === chosen ? "true" : undefined}
              className={clx(
                "txt-compact-small hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex w-full items-center gap-2 rounded-md px-2 py-1.5 text-left outline-none",
                entry.id === chosen && "bg-ui-bg-base-pressed font-medium",
                entry.id === dragged && "opacity-50"
              )}
              onClick={() => onChoose(entry.id)}
              onDragStart={(event) => {
                event.dataTransfer.setData("text/plain", entry.id)
                setDragged(entry.id)
              }}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault()
                if (dragged !== null) {
                  onDrop?.(dragged, entry.id)
                }
                setDragged(null)
              }}
            >
              {entry.badge}
              <span className="line-clamp-2 min-w-0 break-words">
                {entry.title}
              </span>
              {entry.isWrong ? (
                <ExclamationCircleSolid
                  className="text-ui-tag-red-icon ml-auto shrink-0"
                  role="img"
                  aria-label="has a problem"
                />
              ) : null}
            </button>
          </li>
        ))}
      </ol>
      {add ? (
        <Button
          size="small"
          type="button"
          variant="secondary"
          className="w-fit"
          onClick={add.onAdd}
        >
          <Plus /> {add.label}
        </Button>
      ) : null}
    </nav>
  )
}
