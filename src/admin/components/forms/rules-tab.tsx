import { Badge, Heading, Text } from "@medusajs/ui"
import { freshId, idsOf } from "../../lib/forms/ids"
import { newRule } from "../../lib/forms/new-items"
import { casesExpecting } from "../../lib/forms/references"
import type { FormDefinition, Rule } from "../../lib/forms/types"
import { useEditor } from "./editor-context"
import { EntryList } from "./entry-list"
import { ItemToolbar } from "./item-toolbar"
import { RuleFields } from "./rule-fields"
import { TwoPanes } from "./two-panes"
import { useWrongIds } from "./use-wrong-ids"

const withRules = (form: FormDefinition, rules: Rule[]): FormDefinition => ({
  ...form,
  rules,
})

/** The item moved to another's place. */
function movedTo<T extends { id: string }>(
  items: T[],
  from: string,
  to: string
): T[] {
  const at = items.findIndex(({ id }) => id === to)
  const item = items.find(({ id }) => id === from)
  if (!item || at < 0) {
    return items
  }
  const rest = items.filter(({ id }) => id !== from)
  return [...rest.slice(0, at), item, ...rest.slice(at)]
}

/** What ends a consultation and what a clinician is shown. */
export const RulesTab = () => {
  const { state, editForm, edit, mayEdit, chosen, goTo } = useEditor()
  const wrong = useWrongIds("rules")
  const { rules } = state.draft.definition
  const rule = rules.find(({ id }) => id === chosen.rules) ?? rules[0]
  const choose = (id: string) => goTo({ tab: "rules", id })
  const add = () => {
    const added = newRule(state.draft)
    edit((draft) => ({
      ...draft,
      definition: withRules(draft.definition, [
        ...draft.definition.rules,
        added,
      ]),
    }))
    choose(added.id)
  }
  return (
    <TwoPanes
      chosen={rule?.id}
      list={
        <EntryList
          label="Rules"
          chosen={rule?.id}
          onChoose={choose}
          entries={rules.map(({ id, kind }) => ({
            id,
            title: id,
            isWrong: wrong.has(id),
            badge: (
              <Badge size="2xsmall" color={kind === "deny" ? "red" : "orange"}>
                {kind === "deny" ? "Deny" : "Flag"}
              </Badge>
            ),
          }))}
          {...(mayEdit
            ? {
                add: { label: "Rule", onAdd: add },
                onDrop: (from: string, to: string) =>
                  editForm((form) =>
                    withRules(form, movedTo(form.rules, from, to))
                  ),
              }
            : {})}
        />
      }
    >
      {rule ? (
        <ChosenRule key={rule.id} rule={rule} onChoose={choose} />
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          No rules yet. A deny rule ends the consultation with advice; a flag
          rule asks the clinician to look.
        </Text>
      )}
    </TwoPanes>
  )
}

type ChosenRuleProps = { rule: Rule; onChoose: (id: string) => void }

const ChosenRule = ({ rule, onChoose }: ChosenRuleProps) => {
  const { state, editForm, mayEdit, announce } = useEditor()
  const { draft } = state
  const { rules } = draft.definition
  const index = rules.indexOf(rule)
  const move = (by: -1 | 1) => {
    const to = rules[index + by]
    if (to) {
      editForm((form) => withRules(form, movedTo(form.rules, rule.id, to.id)))
      announce(`Moved: now ${index + by + 1} of ${rules.length}.`)
    } else {
      announce("The rule is at the end of the list already.")
    }
  }
  const duplicate = () => {
    const id = freshId(rule.id, idsOf(draft, "rule"))
    editForm((form) =>
      withRules(
        form,
        form.rules.flatMap((one) =>
          one.id === rule.id ? [one, { ...one, id }] : [one]
        )
      )
    )
    onChoose(id)
  }
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center justify-between gap-2">
        <Heading level="h2">Rule</Heading>
        {mayEdit ? (
          <ItemToolbar
            what="rule"
            references={casesExpecting(draft, rule.id)}
            onMove={move}
            onDuplicate={duplicate}
            onRemove={() =>
              editForm((form) =>
                withRules(
                  form,
                  form.rules.filter(({ id }) => id !== rule.id)
                )
              )
            }
          />
        ) : null}
      </div>
      <fieldset disabled={!mayEdit} className="flex min-w-0 flex-col gap-4">
        <RuleFields rule={rule} onRenamed={onChoose} />
      </fieldset>
    </div>
  )
}
