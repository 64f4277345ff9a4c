import { XMarkMini } from "@medusajs/icons"
import { IconButton } from "@medusajs/ui"

type RemoveButtonProps = { label: string; onClick: () => void }

/** Takes one line of a list away. */
export const RemoveButton = ({ label, onClick }: RemoveButtonProps) => (
  <IconButton
    size="small"
    type="button"
    variant="transparent"
    aria-label={label}
    onClick={onClick}
  >
    <XMarkMini />
  </IconButton>
)
