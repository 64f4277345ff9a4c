import { Checkbox, Hint, Label } from "@medusajs/ui"
import { useState } from "react"
import type { IdentityDocumentKindName } from "../../../../../api/contracts/identity"
import { ApiAlert } from "../../../../components/api-alert"
import { FormDrawer } from "../../../../components/form-drawer"
import { TextField } from "../../../../components/text-field"
import { useJudgeIdentity } from "../../../../hooks/identity"
import { documentWord } from "../../../../lib/identity-words"
import type { JudgeProps } from "./identity-actions"

const KINDS: IdentityDocumentKindName[] = ["photo_id", "proof_of_address"]

/** What doesn't do is asked for again, with a word that the patient reads. */
export const AskAgainDrawer = ({ found, onClose }: JudgeProps) => {
  const [kinds, setKinds] = useState<IdentityDocumentKindName[]>([])
  const [text, setText] = useState("")
  const [isTouched, setTouched] = useState(false)
  const act = useJudgeIdentity(found.id)
  const submit = () => {
    setTouched(true)
    if (kinds.length > 0 && text.trim()) {
      const body = { kinds, text: text.trim() }
      act.mutate({ action: "ask-again", body }, { onSuccess: onClose })
    }
  }
  return (
    <FormDrawer
      title="Ask for documents again"
      text="The patient gets a neutral email and reads your words in their account."
      confirm="Ask again"
      isPending={act.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      {act.error ? <ApiAlert error={act.error} /> : null}
      <fieldset className="flex flex-col gap-2">
        <legend className="txt-small-plus mb-1">
          What has to be sent again
        </legend>
        {KINDS.map((kind) => (
          <div key={kind} className="flex items-center gap-2">
            <Checkbox
              id={`again-${kind}`}
              checked={kinds.includes(kind)}
              onCheckedChange={(next) =>
                setKinds((known) =>
                  next === true
                    ? [...known, kind]
                    : known.filter((one) => one !== kind)
                )
              }
            />
            <Label htmlFor={`again-${kind}`} size="small">
              {documentWord(kind)}
            </Label>
          </div>
        ))}
        {isTouched && kinds.length === 0 ? (
          <Hint variant="error" role="alert">
            Choose at least one.
          </Hint>
        ) : null}
      </fieldset>
      <TextField
        id="text"
        label="To the patient"
        rows={5}
        value={text}
        error={
          isTouched && !text.trim()
            ? "Say what is wrong and what would do."
            : undefined
        }
        onChange={setText}
      />
    </FormDrawer>
  )
}
