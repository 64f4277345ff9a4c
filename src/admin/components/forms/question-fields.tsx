import { freshId, idsOf, isMadeUp, slug } from "../../lib/forms/ids"
import { asKind } from "../../lib/forms/new-items"
import { updateItem } from "../../lib/forms/outline"
import type { Fact, Question, QuestionKind, Topic } from "../../lib/forms/types"
import { hasOptions } from "../../lib/forms/types"
import { FACTS, KINDS, optionsOf, TOPICS } from "../../lib/forms/words"
import { SelectField } from "../select-field"
import { TextField } from "../text-field"
import { CheckField } from "./check-field"
import { useEditor } from "./editor-context"
import { IdField } from "./id-field"
import { KindFields } from "./kind-fields"
import { OptionsFields } from "./options-fields"
import { ShowIfField } from "./show-if-field"

const NO_TOPIC = { value: "none", label: "None of the required topics" }
const TOPIC_OPTIONS = [NO_TOPIC, ...optionsOf(TOPICS)]
const NO_FACT = { value: "none", label: "Nothing" }
const FACT_OPTIONS = [NO_FACT, ...optionsOf(FACTS)]
const KIND_OPTIONS = optionsOf(KINDS)

/** Everything about the chosen question. */
export const QuestionFields = ({ question }: { question: Question }) => {
  const { state, dispatch, editForm } = useEditor()
  const taken = idsOf(state.draft, "question")
  const put = (change: (known: Question) => Question) =>
    editForm((form) =>
      updateItem(form, { kind: "question", id: question.id }, (item) =>
        "kind" in item ? change(item) : item
      )
    )
  const rename = (to: string) =>
    dispatch({ type: "rename", kind: "question", from: question.id, to })
  return (
    <>
      <TextField
        id="question-label"
        label="Question"
        rows={2}
        value={question.label}
        onChange={(label) => put((known) => ({ ...known, label }))}
        onLeave={() => {
          const wanted = slug(question.label)
          if (isMadeUp(question.id) && wanted) {
            rename(freshId(wanted, taken))
          }
        }}
      />
      <TextField
        id="question-help"
        label="Help"
        optional
        rows={2}
        value={question.help ?? ""}
        onChange={(help) =>
          put(({ help: _, ...known }) => (help ? { ...known, help } : known))
        }
      />
      <SelectField
        id="question-kind"
        label="Kind of answer"
        value={question.kind}
        options={KIND_OPTIONS}
        onChange={(kind) => put((known) => asKind(known, kind as QuestionKind))}
      />
      {hasOptions(question) ? (
        <OptionsFields question={question} put={put} />
      ) : null}
      <KindFields question={question} put={put} />
      {question.kind === "information" ? null : (
        <CheckField
          id="question-required"
          label="Has to be answered"
          isChecked={question.required}
          onChange={(required) =>
            put((known) =>
              known.kind === "information" ? known : { ...known, required }
            )
          }
        />
      )}
      <ShowIfField
        what="question"
        condition={question.show_if}
        onChange={(show_if) =>
          put(({ show_if: _, ...known }) =>
            show_if ? { ...known, show_if } : known
          )
        }
      />
      <SelectField
        id="question-topic"
        label="Topic it covers"
        value={question.topic ?? "none"}
        options={TOPIC_OPTIONS}
        onChange={(topic) =>
          put(({ topic: _, ...known }) =>
            topic === "none" ? known : { ...known, topic: topic as Topic }
          )
        }
      />
      <SelectField
        id="question-fact"
        label="Compare with other consultations as"
        value={question.compare_as ?? "none"}
        options={FACT_OPTIONS}
        onChange={(fact) =>
          put(({ compare_as: _, ...known }) =>
            fact === "none" ? known : { ...known, compare_as: fact as Fact }
          )
        }
      />
      <IdField
        id="question-id"
        value={question.id}
        taken={taken}
        onRename={rename}
      />
    </>
  )
}
