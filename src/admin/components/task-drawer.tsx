import { Drawer } from "@medusajs/ui"
import type { UseQueryResult } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { DrawerHeader } from "./drawer-header"
import { QueryView } from "./query-view"

type TaskDrawerProps<T> = {
  title: string
  query: UseQueryResult<T>
  onClose: () => void
  /** What the task is about, in full. */
  children: (task: T) => ReactNode
  /** The form that ends it; nothing for one that is ended. */
  form: (task: T) => ReactNode
}

/** One clinician's task at the side of its list: what it is about, and what ends it. */
export function TaskDrawer<T>(props: TaskDrawerProps<T>) {
  const { title, query, onClose } = props
  return (
    <Drawer open onOpenChange={(next) => (next ? null : onClose())}>
      <Drawer.Content>
        <DrawerHeader title={title} text="That you read this is on record." />
        <Drawer.Body
          tabIndex={0}
          role="region"
          aria-label="Task"
          className="flex flex-1 flex-col gap-6 overflow-y-auto"
        >
          <QueryView query={query}>{props.children}</QueryView>
        </Drawer.Body>
        {query.data === undefined ? null : props.form(query.data)}
      </Drawer.Content>
    </Drawer>
  )
}
