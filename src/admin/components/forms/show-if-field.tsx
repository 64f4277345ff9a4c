import { Button, Text } from "@medusajs/ui"
import type { Condition } from "../../lib/forms/types"
import { ConditionField } from "./condition-field"

type ShowIfFieldProps = {
  what: string
  /** What is done with it; "asked" unless said. */
  verb?: string
  condition: Condition | undefined
  onChange: (condition: Condition | undefined) => void
}

/** When a part is asked: always, or only under a condition. */
export const ShowIfField = (props: ShowIfFieldProps) => {
  const { what, verb = "asked", condition, onChange } = props
  return condition ? (
    <div className="flex flex-col gap-2">
      <ConditionField
        label={`This ${what} is ${verb} only when`}
        condition={condition}
        onChange={onChange}
      />
      <Button
        size="small"
        type="button"
        variant="transparent"
        className="w-fit"
        onClick={() => onChange(undefined)}
      >
        Take the condition away
      </Button>
    </div>
  ) : (
    <div className="flex flex-wrap items-center gap-2">
      <Text size="small" className="text-ui-fg-subtle">
        This {what} is always {verb}.
      </Text>
      <Button
        size="small"
        type="button"
        variant="secondary"
        onClick={() => onChange({ all: [] })}
      >
        Only when…
      </Button>
    </div>
  )
}
