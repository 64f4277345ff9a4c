import { ExclamationCircleSolid } from "@medusajs/icons"
import { clx } from "@medusajs/ui"
import type { DragEvent } from "react"
import type { ItemRef } from "../../lib/forms/types"
import { useEditor } from "./editor-context"

type OutlineRowProps = {
  itemRef: ItemRef
  label: string
  isWrong: boolean
  isDragged: boolean
  onDragStart: () => void
  onDrop: () => void
}

const LOOKS: Record<ItemRef["kind"], string> = {
  section: "txt-compact-small-plus",
  step: "txt-compact-small pl-4",
  question: "txt-compact-small text-ui-fg-subtle pl-7",
}

/** One line of the outline: a button to choose it, and something to drag. */
export const OutlineRow = (props: OutlineRowProps) => {
  const { itemRef, label, isWrong, isDragged, onDragStart, onDrop } = props
  const { state, dispatch, mayEdit } = useEditor()
  const { selected } = state
  const isSelected =
    selected?.kind === itemRef.kind && selected.id === itemRef.id
  const start = (event: DragEvent) => {
    event.dataTransfer.effectAllowed = "move"
    event.dataTransfer.setData("text/plain", itemRef.id)
    onDragStart()
  }
  return (
    <button
      type="button"
      draggable={mayEdit}
      aria-current={isSelected ? "true" : undefined}
      className={clx(
        "hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex w-full items-center gap-1.5 rounded-md px-2 py-1 text-left outline-none",
        LOOKS[itemRef.kind],
        isSelected && "bg-ui-bg-base-pressed text-ui-fg-base font-medium",
        isDragged && "opacity-50"
      )}
      onClick={() => dispatch({ type: "select", ref: itemRef })}
      onDragStart={start}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        onDrop()
      }}
    >
      <span className="line-clamp-2 min-w-0 break-words">
        {label || `Untitled ${itemRef.kind}`}
      </span>
      {isWrong ? (
        <ExclamationCircleSolid
          className="text-ui-tag-red-icon ml-auto shrink-0"
          aria-label="has a problem"
          role="img"
        />
      ) : null}
    </button>
  )
}
