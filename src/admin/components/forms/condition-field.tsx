import { Text } from "@medusajs/ui"
import { conditionSentence } from "../../lib/forms/sentence"
import type { Condition } from "../../lib/forms/types"
import { ConditionNode } from "./condition-node"
import { useEditor } from "./editor-context"

type ConditionFieldProps = {
  label: string
  condition: Condition
  onChange: (condition: Condition) => void
}

/** A condition with what it says as a sentence. */
export const ConditionField = (props: ConditionFieldProps) => {
  const { label, condition, onChange } = props
  const { state } = useEditor()
  return (
    <section aria-label={label} className="flex flex-col gap-2">
      <Text size="small" weight="plus">
        {label}
      </Text>
      <p className="bg-ui-bg-subtle txt-small break-words rounded-md border px-3 py-2">
        {conditionSentence(condition, state.draft.definition)}
      </p>
      <ConditionNode
        condition={condition}
        path="1"
        onChange={onChange}
        onRemove={null}
      />
    </section>
  )
}
