import { Plus } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { groupOf, membersOf, regroup } from "../../lib/forms/operators"
import type { Condition } from "../../lib/forms/types"
import { ConditionLeaf } from "./condition-leaf"
import { PlainSelect } from "./plain-select"
import { RemoveButton } from "./remove-button"

type ConditionNodeProps = {
  condition: Condition
  /** Where it stands: "1.2" is the second of the first. */
  path: string
  onChange: (condition: Condition) => void
  /** Null for the whole condition, which can't be removed here. */
  onRemove: (() => void) | null
}

const GROUPS = [
  { value: "all", label: "All of these" },
  { value: "any", label: "At least one of these" },
  { value: "not", label: "Not this" },
]

/** What a comparison begins as: the pharmacist chooses what is compared. */
const UNCHOSEN: Condition = { question: "", operator: "exists" }

/** A comparison, or a group with its members within. */
export const ConditionNode = (props: ConditionNodeProps) => {
  const { condition, path, onChange, onRemove } = props
  const group = groupOf(condition)
  if (group === null) {
    return (
      <ConditionLeaf
        condition={condition}
        path={path}
        onChange={onChange}
        onRemove={onRemove ?? (() => onChange({ all: [] }))}
        onGroup={
          onRemove === null ? () => onChange({ all: [condition] }) : null
        }
      />
    )
  }
  const members = membersOf(condition)
  const put = (next: Condition[]) =>
    onChange(group === "not" ? regroupNot(next) : regroup(group, next))
  const mayAdd = group !== "not" || members.length === 0
  return (
    <div
      role="group"
      aria-label={`Group ${path}`}
      className="border-ui-border-strong flex flex-col gap-2 rounded-md border-l-2 py-1 pl-3"
    >
      <div className="flex items-center gap-1">
        <PlainSelect
          label={`How group ${path} combines`}
          value={group}
          options={GROUPS}
          onChange={(value) =>
            onChange(
              regroup(
                value === "any" || value === "not" ? value : "all",
                members
              )
            )
          }
        />
        {onRemove ? (
          <RemoveButton label={`Remove group ${path}`} onClick={onRemove} />
        ) : null}
      </div>
      {members.map((member, index) => (
        <ConditionNode
          key={index}
          condition={member}
          path={`${path}.${index + 1}`}
          onChange={(next) =>
            put(members.map((one, at) => (at === index ? next : one)))
          }
          onRemove={() => put(members.filter((_, at) => at !== index))}
        />
      ))}
      {mayAdd ? (
        <div className="flex flex-wrap gap-2">
          <Button
            size="small"
            type="button"
            variant="secondary"
            onClick={() => put([...members, UNCHOSEN])}
          >
            <Plus /> Comparison
          </Button>
          <Button
            size="small"
            type="button"
            variant="transparent"
            onClick={() => put([...members, { any: [UNCHOSEN] }])}
          >
            <Plus /> Group
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** Without its member a "not" is an empty group again. */
const regroupNot = (members: Condition[]): Condition =>
  members.length === 0 ? { all: [] } : regroup("not", members)
