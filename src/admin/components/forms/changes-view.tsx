import { Heading, Text } from "@medusajs/ui"
import { groupChanges, type ChangeWords } from "../../lib/forms/changes"
import type { FormDefinition } from "../../lib/forms/types"
import type { FormChange } from "../../../api/contracts/form"
import { StateBadge } from "../state-badge"
import { EmptyView } from "../state-views"

type ChangesViewProps = {
  changes: FormChange[]
  /** The later definition: its labels stand in the sentences. */
  form: FormDefinition
}

/** Differences by what they concern, before and after in words. */
export const ChangesView = ({ changes, form }: ChangesViewProps) => {
  const groups = groupChanges(changes, form)
  if (groups.length === 0) {
    return (
      <EmptyView
        title="No differences"
        text="Questions and rules are the same."
      />
    )
  }
  return (
    <div className="flex flex-col gap-6">
      {groups.map((group) => (
        <section key={group.title} className="flex flex-col gap-2">
          <Heading level="h3">{group.title}</Heading>
          {group.changes.map((change) => (
            <ChangeCard key={change.key} change={change} />
          ))}
        </section>
      ))}
    </div>
  )
}

const ChangeCard = ({ change }: { change: ChangeWords }) => (
  <article className="flex flex-col gap-2 rounded-md border p-3">
    <div className="flex flex-wrap items-center justify-between gap-2">
      <Text size="small" weight="plus" className="break-all">
        {change.title}
      </Text>
      <StateBadge color={change.badge.colour}>{change.badge.word}</StateBadge>
    </div>
    {change.fields.map(({ field, before, after }) => (
      <div
        key={field}
        className="grid grid-cols-1 gap-x-4 gap-y-1 sm:grid-cols-[8rem_minmax(0,1fr)]"
      >
        <Text size="small" className="text-ui-fg-subtle">
          {field}
        </Text>
        <div className="txt-small min-w-0 whitespace-pre-line break-words">
          {change.badge.word === "Added" ? null : (
            <del className="text-ui-fg-subtle block">{before}</del>
          )}
          {change.badge.word === "Removed" ? null : (
            <ins className="block no-underline">{after}</ins>
          )}
        </div>
      </div>
    ))}
  </article>
)
