import { EllipsisHorizontal } from "@medusajs/icons"
import { DropdownMenu, IconButton } from "@medusajs/ui"
import { useEffect, useRef, useState } from "react"
import type { QueueViewView } from "../../../../api/contracts/queue-view"
import { FilterSelect } from "../../../components/filter-select"
import { useChangeQueueViews, useQueueViews } from "../../../hooks/queue-views"
import type { useListParams } from "../../../hooks/use-list-params"
import {
  filtersOf,
  sameFilters,
  VIEW_PARAMS,
} from "../../../lib/queue-view-params"
import { ViewDrawer } from "./view-drawer"

type SavedViewsProps = {
  list: ReturnType<typeof useListParams>
  queue: string
}

/** One's own views of the queue: chosen, kept, renamed and taken away here. */
export const SavedViews = ({ list, queue }: SavedViewsProps) => {
  const views = useQueueViews(true).data
  const change = useChangeQueueViews()
  const [editing, setEditing] = useState<QueueViewView | "new" | null>(null)
  const shown = filtersOf({ ...paramsOf(list), queue })
  const chosen = views?.find((view) => sameFilters(view.filters, shown))
  const show = (view: QueueViewView) =>
    list.setMany(
      Object.fromEntries(
        VIEW_PARAMS.map((name) => [
          name,
          view.filters[name] === undefined ? null : String(view.filters[name]),
        ])
      )
    )
  useDefaultView(list, views, show)
  return (
    <div className="flex items-center gap-2">
      {views && views.length > 0 ? (
        <FilterSelect
          label="Saved view"
          value={chosen?.id ?? ""}
          options={views.map(({ id, name, is_default }) => ({
            value: id,
            label: is_default ? `${name} (default)` : name,
          }))}
          onChange={(id) => {
            const view = views.find((one) => one.id === id)
            if (view) {
              show(view)
            }
          }}
        />
      ) : null}
      <DropdownMenu>
        <DropdownMenu.Trigger asChild>
          <IconButton size="small" aria-label="Saved views">
            <EllipsisHorizontal />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content align="end">
          <DropdownMenu.Item onClick={() => setEditing("new")}>
            Save these filters as a view
          </DropdownMenu.Item>
          {chosen ? (
            <>
              <DropdownMenu.Item onClick={() => setEditing(chosen)}>
                Rename “{chosen.name}”
              </DropdownMenu.Item>
              <DropdownMenu.Item
                onClick={() =>
                  change.mutate({
                    id: chosen.id,
                    change: { is_default: !chosen.is_default },
                  })
                }
              >
                {chosen.is_default ? "No longer open first" : "Open first"}
              </DropdownMenu.Item>
              <DropdownMenu.Item
                onClick={() => change.mutate({ remove: chosen.id })}
              >
                Delete “{chosen.name}”
              </DropdownMenu.Item>
            </>
          ) : null}
        </DropdownMenu.Content>
      </DropdownMenu>
      {editing ? (
        <ViewDrawer
          view={editing === "new" ? null : editing}
          filters={shown}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </div>
  )
}

const paramsOf = (list: SavedViewsProps["list"]) =>
  Object.fromEntries(VIEW_PARAMS.map((name) => [name, list.get(name)]))

/** Who comes to the queue without any filter in the address gets their default view, once. */
function useDefaultView(
  list: SavedViewsProps["list"],
  views: QueueViewView[] | undefined,
  show: (view: QueueViewView) => void
): void {
  const isDone = useRef(false)
  useEffect(() => {
    if (isDone.current || !views) {
      return
    }
    isDone.current = true
    const first = views.find((view) => view.is_default)
    const isNarrowed = [...VIEW_PARAMS, "q", "page"].some((name) =>
      list.get(name)
    )
    if (first && !isNarrowed) {
      show(first)
    }
  }, [list, show, views])
}
