import { Button, Drawer, Textarea } from "@medusajs/ui"
import { useState, type FormEvent } from "react"
import { errorSentence, fieldMessage } from "../lib/error-words"
import { Field } from "./field"

type ReasonDialogProps = {
  open: boolean
  title: string
  text: string
  label: string
  confirm: string
  /** Fewest characters that the API takes. */
  minimum?: number
  field?: string
  error: unknown
  isPending: boolean
  onClose: () => void
  onConfirm: (reason: string) => void
}

/** Asks for the reason that an act needs. */
export const ReasonDialog = (props: ReasonDialogProps) => {
  const { open, title, text, label, confirm, error, isPending } = props
  const { minimum = 3, field = "reason", onClose, onConfirm } = props
  const [reason, setReason] = useState("")
  const [isTouched, setTouched] = useState(false)
  const short = reason.trim().length < minimum
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTouched(true)
    if (!short) {
      onConfirm(reason.trim())
    }
  }
  const needed =
    isTouched && short ? `Write at least ${minimum} characters.` : undefined
  const refused = error
    ? (fieldMessage(error, field) ?? errorSentence(error))
    : undefined
  return (
    <Drawer open={open} onOpenChange={(next) => (next ? null : onClose())}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{title}</Drawer.Title>
          <Drawer.Description>{text}</Drawer.Description>
        </Drawer.Header>
        <form
          onSubmit={submit}
          className="flex flex-1 flex-col overflow-hidden"
        >
          <Drawer.Body className="overflow-y-auto">
            <Field id="reason" label={label} error={needed ?? refused}>
              <Textarea
                id="reason"
                rows={5}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            </Field>
          </Drawer.Body>
          <Drawer.Footer>
            <Drawer.Close asChild>
              <Button size="small" variant="secondary">
                Cancel
              </Button>
            </Drawer.Close>
            <Button size="small" type="submit" isLoading={isPending}>
              {confirm}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
