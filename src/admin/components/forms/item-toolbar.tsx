import {
  ArrowDownMini,
  ArrowUpMini,
  SquareTwoStack,
  Trash,
} from "@medusajs/icons"
import { IconButton } from "@medusajs/ui"
import { useState, type ReactNode } from "react"
import { usedIn } from "../../lib/forms/references"
import { ConfirmPrompt } from "../confirm-prompt"

type ItemToolbarProps = {
  /** What it is, as "question". */
  what: string
  onMove?: (by: -1 | 1) => void
  onDuplicate?: () => void
  onRemove: () => void
  /** What refers to it, in words: then removing asks first. */
  references: readonly string[]
}

const Tool = (props: {
  label: string
  onClick: () => void
  children: ReactNode
}) => (
  <IconButton
    size="small"
    type="button"
    variant="transparent"
    aria-label={props.label}
    title={props.label}
    onClick={props.onClick}
  >
    {props.children}
  </IconButton>
)

/** Move, copy and remove the chosen part of a form. */
export const ItemToolbar = (props: ItemToolbarProps) => {
  const { what, onMove, onDuplicate, onRemove, references } = props
  const [isAsking, setAsking] = useState(false)
  return (
    <div className="flex items-center gap-1">
      {onMove ? (
        <>
          <Tool label={`Move ${what} up`} onClick={() => onMove(-1)}>
            <ArrowUpMini />
          </Tool>
          <Tool label={`Move ${what} down`} onClick={() => onMove(1)}>
            <ArrowDownMini />
          </Tool>
        </>
      ) : null}
      {onDuplicate ? (
        <Tool label={`Duplicate ${what}`} onClick={onDuplicate}>
          <SquareTwoStack />
        </Tool>
      ) : null}
      <Tool
        label={`Delete ${what}`}
        onClick={() => (references.length > 0 ? setAsking(true) : onRemove())}
      >
        <Trash />
      </Tool>
      <ConfirmPrompt
        open={isAsking}
        variant="danger"
        title={`Delete this ${what}?`}
        text={`${usedIn(references)} Those places have to be mended before publishing.`}
        confirm="Delete"
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          onRemove()
        }}
      />
    </div>
  )
}
