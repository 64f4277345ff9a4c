import { Container, Tabs } from "@medusajs/ui"
import { useReducer, useState } from "react"
import type { DraftView } from "../../../api/contracts/form"
import { useNow } from "../../hooks/clock"
import { useDraft, useDraftCheck } from "../../hooks/forms"
import { useAutosave } from "../../hooks/use-autosave"
import { calendarDay } from "../../lib/format"
import {
  editorReducer,
  isUnsaved,
  startEditing,
} from "../../lib/forms/draft-state"
import type { EditorTab } from "../../lib/forms/problem-places"
import { readDraft } from "../../lib/forms/read-draft"
import { BaseAlert } from "./base-alert"
import { ConditionsTab } from "./conditions-tab"
import { DraftHeader } from "./draft-header"
import { EditorContext, type Editor } from "./editor-context"
import { QuestionsTab } from "./questions-tab"
import { ReviewPanel, SentBack } from "./review-panel"
import { RulesTab } from "./rules-tab"
import { SettingsTab } from "./settings-tab"
import { SidePanel, type SideTab } from "./side-panel"
import { SuggestionsTab } from "./suggestions-tab"
import { useTrial } from "./use-trial"

/** The page of one draft: writing it on the left, proving it on the right. */
export const DraftEditor = ({ view }: { view: DraftView }) => {
  const [state, dispatch] = useReducer(editorReducer, view, (first) =>
    startEditing(readDraft(first), first.revision)
  )
  const [tab, setTab] = useState<EditorTab>("questions")
  const [side, setSide] = useState<SideTab>("try")
  const [chosen, setChosen] = useState<Editor["chosen"]>({})
  const [said, setSaid] = useState("")
  const trial = useTrial(calendarDay(useNow()))
  const query = useDraft(view.id)
  const mayEdit = view.may.edit
  const autosave = useAutosave(view.id, state, dispatch, mayEdit)
  const { data: check } = useDraftCheck(view.id, state.revision)
  const goTo: Editor["goTo"] = (target) => {
    if (target.tab === "cases") {
      setSide("cases")
      return
    }
    setTab(target.tab)
    if (target.item) {
      dispatch({ type: "select", ref: target.item })
    }
    if (target.id !== undefined) {
      const { id } = target
      setChosen((known) => ({ ...known, [target.tab]: id }))
    }
  }
  const reload = async () => {
    const { data } = await query.refetch()
    if (data) {
      autosave.reset()
      const { revision } = data
      dispatch({ type: "load", draft: readDraft(data), revision })
    }
  }
  const editor: Editor = {
    view,
    state,
    dispatch,
    edit: (edit) => dispatch({ type: "edit", edit }),
    editForm: (edit) =>
      dispatch({
        type: "edit",
        edit: (draft) => ({ ...draft, definition: edit(draft.definition) }),
      }),
    mayEdit,
    isUnsaved: isUnsaved(state),
    check,
    tab,
    chosen,
    goTo,
    announce: setSaid,
  }
  return (
    <EditorContext.Provider value={editor}>
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className="flex flex-col gap-3">
        <DraftHeader autosave={autosave} onReload={() => void reload()} />
        <SentBack />
        <BaseAlert />
        {view.state === "in_review" ? <ReviewPanel /> : null}
        <div className="grid grid-cols-1 items-start gap-3 xl:grid-cols-[minmax(0,1fr)_23rem]">
          <EditTabs tab={tab} onTab={setTab} />
          <SidePanel
            tab={side}
            onTab={setSide}
            trial={trial}
            isCheckRunning={check === undefined}
          />
        </div>
      </div>
    </EditorContext.Provider>
  )
}

const TABS: { value: EditorTab; label: string; body: () => JSX.Element }[] = [
  { value: "questions", label: "Questions", body: QuestionsTab },
  { value: "rules", label: "Rules", body: RulesTab },
  { value: "conditions", label: "Conditions and scores", body: ConditionsTab },
  { value: "suggestions", label: "Suggestions", body: SuggestionsTab },
  { value: "settings", label: "Settings", body: SettingsTab },
]

type EditTabsProps = { tab: EditorTab; onTab: (tab: EditorTab) => void }

const EditTabs = ({ tab, onTab }: EditTabsProps) => (
  <Container className="min-w-0 p-0">
    <Tabs
      value={tab}
      onValueChange={(next) =>
        onTab(TABS.find(({ value }) => value === next)?.value ?? "questions")
      }
    >
      <div className="overflow-x-auto border-b px-4 py-3">
        <Tabs.List aria-label="Parts of the form">
          {TABS.map(({ value, label }) => (
            <Tabs.Trigger key={value} value={value} className="shrink-0">
              {label}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
      </div>
      {TABS.map(({ value, body: Body }) => (
        <Tabs.Content key={value} value={value}>
          <Body />
        </Tabs.Content>
      ))}
    </Tabs>
  </Container>
)
