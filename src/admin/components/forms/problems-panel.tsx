import { Text } from "@medusajs/ui"
import { problemTarget, problemWords } from "../../lib/forms/problem-places"
import { EmptyView } from "../state-views"
import { useEditor } from "./editor-context"

/** What speaks against publishing, each with the way to where it is mended. */
export const ProblemsPanel = () => {
  const { check, state, goTo } = useEditor()
  const problems = check?.problems ?? []
  if (problems.length === 0) {
    return (
      <EmptyView
        title="No problems"
        text="Every rule is proved by a golden case. The draft can be submitted."
      />
    )
  }
  return (
    <div className="flex flex-col gap-3 p-4">
      <Text size="small" className="text-ui-fg-subtle">
        Mend these first; others may show when they are gone.
      </Text>
      <ul aria-label="Problems" className="flex flex-col gap-2">
        {problems.map(({ place, message }, index) => {
          const target = problemTarget(place, state.draft)
          return (
            <li key={index}>
              <button
                type="button"
                className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex w-full flex-col rounded-md border p-3 text-left outline-none"
                onClick={() => goTo(target)}
              >
                <span className="txt-small-plus break-words">
                  {target.words}
                </span>
                <span className="txt-small text-ui-fg-subtle break-words">
                  {problemWords(message)}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
