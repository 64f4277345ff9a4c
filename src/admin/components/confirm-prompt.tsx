import { Prompt } from "@medusajs/ui"

type ConfirmPromptProps = {
  open: boolean
  title: string
  text: string
  confirm: string
  variant?: "confirmation" | "danger"
  onClose: () => void
  onConfirm: () => void
}

/** The last question before an act that can't be taken back. */
export const ConfirmPrompt = (props: ConfirmPromptProps) => {
  const { open, title, text, confirm, onClose, onConfirm } = props
  return (
    <Prompt
      variant={props.variant ?? "confirmation"}
      open={open}
      onOpenChange={(next) => (next ? null : onClose())}
    >
      <Prompt.Content>
        <Prompt.Header>
          <Prompt.Title>{title}</Prompt.Title>
          <Prompt.Description>{text}</Prompt.Description>
        </Prompt.Header>
        <Prompt.Footer>
          <Prompt.Cancel type="button">Cancel</Prompt.Cancel>
          <Prompt.Action type="button" onClick={onConfirm}>
            {confirm}
          </Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}
