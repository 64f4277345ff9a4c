import { Badge, Heading, Text } from "@medusajs/ui"
import { freshId, idsOf } from "../../lib/forms/ids"
import { usesOfNamed } from "../../lib/forms/references"
import type { FormDefinition } from "../../lib/forms/types"
import { ConditionField } from "./condition-field"
import { useEditor } from "./editor-context"
import { EntryList } from "./entry-list"
import { IdField } from "./id-field"
import { ItemToolbar } from "./item-toolbar"
import { ScoreFields } from "./score-fields"
import { TwoPanes } from "./two-panes"
import { useWrongIds } from "./use-wrong-ids"

type Kind = "condition" | "calculation"
const KEYS = { condition: "conditions", calculation: "calculations" } as const

/** Conditions with a name and scores, for rules and questions to refer to. */
export const ConditionsTab = () => {
  const { state, editForm, mayEdit, chosen, goTo } = useEditor()
  const wrong = useWrongIds("conditions")
  const { conditions, calculations } = state.draft.definition
  const all: { kind: Kind; id: string }[] = [
    ...Object.keys(conditions).map((id) => ({
      kind: "condition" as const,
      id,
    })),
    ...Object.keys(calculations).map((id) => ({
      kind: "calculation" as const,
      id,
    })),
  ]
  const wanted = chosen.conditions ?? ""
  const current =
    all.find((one) => `${one.kind} ${one.id}` === wanted) ??
    all.find(({ id }) => id === wanted) ??
    all[0]
  const choose = (kind: Kind, id: string) =>
    goTo({ tab: "conditions", id: `${kind} ${id}` })
  const add = (kind: Kind) => {
    const id = freshId(`new_${kind}`, idsOf(state.draft, kind))
    editForm((form) => withNew(form, kind, id))
    choose(kind, id)
  }
  const list = (kind: Kind, label: string, button: string) => (
    <div className="flex flex-col gap-2">
      <Text size="small" weight="plus">
        {label}
      </Text>
      <EntryList
        label={label}
        chosen={current?.kind === kind ? current.id : undefined}
        onChoose={(id) => choose(kind, id)}
        entries={all
          .filter((one) => one.kind === kind)
          .map(({ id }) => ({ id, title: id, isWrong: wrong.has(id) }))}
        add={mayEdit ? { label: button, onAdd: () => add(kind) } : undefined}
      />
    </div>
  )
  return (
    <TwoPanes
      chosen={current?.id}
      list={
        <div className="flex flex-col gap-4">
          {list("condition", "Named conditions", "Condition")}
          {list("calculation", "Scores", "Score")}
        </div>
      }
    >
      {current ? (
        <ChosenNamed
          key={`${current.kind} ${current.id}`}
          {...current}
          onChoose={choose}
        />
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          A condition that several rules use can have a name here. A score adds
          up the options’ scores, as a PHQ-9 does.
        </Text>
      )}
    </TwoPanes>
  )
}

const withNew = (
  form: FormDefinition,
  kind: Kind,
  id: string
): FormDefinition =>
  kind === "condition"
    ? { ...form, conditions: { ...form.conditions, [id]: { all: [] } } }
    : {
        ...form,
        calculations: {
          ...form.calculations,
          [id]: { title: "", kind: "score", questions: [] },
        },
      }

function without(form: FormDefinition, kind: Kind, id: string) {
  const key = KEYS[kind]
  const { [id]: _, ...rest } = form[key] as Record<string, unknown>
  return { ...form, [key]: rest }
}

type ChosenNamedProps = {
  kind: Kind
  id: string
  onChoose: (kind: Kind, id: string) => void
}

const ChosenNamed = ({ kind, id, onChoose }: ChosenNamedProps) => {
  const { state, dispatch, editForm, mayEdit } = useEditor()
  const { draft } = state
  const condition = draft.definition.conditions[id]
  const score = draft.definition.calculations[id]
  const uses = usesOfNamed(draft, kind, id)
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center justify-between gap-2">
        <Heading level="h2">
          {kind === "condition" ? "Named condition" : "Score"}
        </Heading>
        {mayEdit ? (
          <ItemToolbar
            what={kind === "condition" ? "condition" : "score"}
            references={uses}
            onRemove={() => editForm((form) => without(form, kind, id))}
          />
        ) : null}
      </div>
      <fieldset disabled={!mayEdit} className="flex min-w-0 flex-col gap-4">
        <IdField
          id="named-id"
          value={id}
          taken={idsOf(draft, kind)}
          onRename={(to) => {
            dispatch({ type: "rename", kind, from: id, to })
            onChoose(kind, to)
          }}
        />
        {kind === "condition" && condition ? (
          <ConditionField
            label="It holds when"
            condition={condition}
            onChange={(next) =>
              editForm((form) => ({
                ...form,
                conditions: { ...form.conditions, [id]: next },
              }))
            }
          />
        ) : null}
        {kind === "calculation" && score ? (
          <ScoreFields
            score={score}
            onChange={(next) =>
              editForm((form) => ({
                ...form,
                calculations: { ...form.calculations, [id]: next },
              }))
            }
          />
        ) : null}
      </fieldset>
      <div className="flex flex-wrap items-center gap-1">
        <Text size="small" className="text-ui-fg-subtle">
          Used in
        </Text>
        {uses.length === 0 ? (
          <Text size="small" className="text-ui-fg-subtle">
            nothing yet
          </Text>
        ) : (
          uses.map((use) => (
            <Badge key={use} size="2xsmall">
              {use}
            </Badge>
          ))
        )}
      </div>
    </div>
  )
}
