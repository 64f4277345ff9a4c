import { Button, Hint } from "@medusajs/ui"
import type { StaffView } from "../../../../../api/contracts/staff"
import {
  SUPPLY_ACTION_WORDS,
  whyNot,
  type SupplyActionName,
} from "../../../../lib/supply-actions"

type ActionButtonProps = {
  action: SupplyActionName
  role: StaffView["role"] | undefined
  isPrimary: boolean
  isPending: boolean
  onPress: () => void
}

export const ActionButton = (props: ActionButtonProps) => {
  const { action, role, isPrimary, isPending, onPress } = props
  const { label, hint } = SUPPLY_ACTION_WORDS[action]
  const refused = whyNot(action, role)
  return (
    <div className="flex flex-col gap-1">
      <Button
        variant={isPrimary ? "primary" : "secondary"}
        disabled={refused !== null}
        isLoading={isPending}
        onClick={onPress}
      >
        {label}
      </Button>
      {(refused ?? hint) ? <Hint>{refused ?? hint}</Hint> : null}
    </div>
  )
}
