import { Heading, Text } from "@medusajs/ui"
import { idsOf } from "../../lib/forms/ids"
import { newSuggestion } from "../../lib/forms/new-items"
import type { FormDefinition, Suggestion } from "../../lib/forms/types"
import { TextField } from "../text-field"
import { useEditor } from "./editor-context"
import { EntryList } from "./entry-list"
import { IdField } from "./id-field"
import { ItemToolbar } from "./item-toolbar"
import { ShowIfField } from "./show-if-field"
import { TwoPanes } from "./two-panes"
import { useWrongIds } from "./use-wrong-ids"

const withSuggestions = (
  form: FormDefinition,
  change: (rules: Suggestion[]) => Suggestion[]
): FormDefinition => ({
  ...form,
  suggestions: {
    ...form.suggestions,
    rules: change(form.suggestions.rules),
  },
})

/** Which treatments can be discussed, each with its reason; never a ranking. */
export const SuggestionsTab = () => {
  const { state, editForm, mayEdit, chosen, goTo } = useEditor()
  const wrong = useWrongIds("suggestions")
  const { rules } = state.draft.definition.suggestions
  const current = rules.find(({ id }) => id === chosen.suggestions) ?? rules[0]
  const choose = (id: string) => goTo({ tab: "suggestions", id })
  const add = () => {
    const added = newSuggestion(state.draft)
    editForm((form) => withSuggestions(form, (known) => [...known, added]))
    choose(added.id)
  }
  return (
    <TwoPanes
      chosen={current?.id}
      list={
        <EntryList
          label="Suggestions"
          chosen={current?.id}
          onChoose={choose}
          entries={rules.map(({ id }) => ({
            id,
            title: id,
            isWrong: wrong.has(id),
          }))}
          add={mayEdit ? { label: "Suggestion", onAdd: add } : undefined}
        />
      }
    >
      {current ? (
        <ChosenSuggestion
          key={current.id}
          suggestion={current}
          onChoose={choose}
        />
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          No suggestions: every treatment is offered with the text under
          Settings.
        </Text>
      )}
    </TwoPanes>
  )
}

type ChosenProps = { suggestion: Suggestion; onChoose: (id: string) => void }

const ChosenSuggestion = ({ suggestion, onChoose }: ChosenProps) => {
  const { state, dispatch, editForm, mayEdit } = useEditor()
  const put = (change: (known: Suggestion) => Suggestion) =>
    editForm((form) =>
      withSuggestions(form, (known) =>
        known.map((one) => (one.id === suggestion.id ? change(one) : one))
      )
    )
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center justify-between gap-2">
        <Heading level="h2">Suggestion</Heading>
        {mayEdit ? (
          <ItemToolbar
            what="suggestion"
            references={[]}
            onRemove={() =>
              editForm((form) =>
                withSuggestions(form, (known) =>
                  known.filter(({ id }) => id !== suggestion.id)
                )
              )
            }
          />
        ) : null}
      </div>
      <fieldset disabled={!mayEdit} className="flex min-w-0 flex-col gap-4">
        <IdField
          id="suggestion-id"
          value={suggestion.id}
          taken={idsOf(state.draft, "suggestion")}
          hint="The suggestion’s name in traces."
          onRename={(to) => {
            const from = suggestion.id
            dispatch({ type: "rename", kind: "suggestion", from, to })
            onChoose(to)
          }}
        />
        <TextField
          id="suggestion-ingredients"
          label="Ingredients"
          hint="One a line, as in the formulary."
          rows={3}
          value={suggestion.ingredients.join("\n")}
          onChange={(text) =>
            put((known) => ({ ...known, ingredients: text.split("\n") }))
          }
        />
        <TextField
          id="suggestion-reason"
          label="Why it can be discussed"
          rows={3}
          value={suggestion.reason}
          onChange={(reason) => put((known) => ({ ...known, reason }))}
        />
        <ShowIfField
          what="suggestion"
          verb="said"
          condition={suggestion.when}
          onChange={(when) =>
            put(({ when: _, ...known }) => (when ? { ...known, when } : known))
          }
        />
      </fieldset>
    </div>
  )
}
