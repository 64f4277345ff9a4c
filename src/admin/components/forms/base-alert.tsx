import { Alert, Button } from "@medusajs/ui"
import { useRebase } from "../../hooks/forms"
import { ApiAlert } from "../api-alert"
import { TextLink } from "../text-link"
import { useEditor } from "./editor-context"

/** That another version came out since the draft began: to be looked at before this one replaces it. */
export const BaseAlert = () => {
  const { view, state, dispatch, mayEdit, isUnsaved } = useEditor()
  const rebase = useRebase(view.id)
  const { base_version, latest_version } = view
  if (latest_version === null || base_version === latest_version) {
    return null
  }
  const began =
    base_version === null
      ? "before any version"
      : `with version ${base_version}`
  return (
    <Alert variant="warning">
      <div className="flex flex-col items-start gap-2">
        <span>
          This draft began {began}; version {latest_version} is the current one.
          Publishing replaces everything that it changed: look at it first.{" "}
          <TextLink to={`/forms/${view.form.id}`}>
            Compare the versions
          </TextLink>
        </span>
        {mayEdit ? (
          <Button
            size="small"
            variant="secondary"
            disabled={isUnsaved}
            isLoading={rebase.isPending}
            onClick={() =>
              rebase.mutate(
                { revision: state.revision, base_version: latest_version },
                {
                  onSuccess: ({ draft }) =>
                    dispatch({
                      type: "saved",
                      draft: state.saved,
                      revision: draft.revision,
                    }),
                }
              )
            }
          >
            I have looked at it: go on from version {latest_version}
          </Button>
        ) : null}
        <ApiAlert error={rebase.error} />
      </div>
    </Alert>
  )
}
