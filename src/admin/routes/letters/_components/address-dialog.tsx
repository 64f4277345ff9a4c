import { Input } from "@medusajs/ui"
import { useState } from "react"
import type { LetterView } from "../../../../api/contracts/letter"
import { Field } from "../../../components/field"
import { FormDrawer } from "../../../components/form-drawer"
import { useLetterAct } from "../../../hooks/letters"
import { errorSentence, fieldMessage } from "../../../lib/error-words"

type AddressDialogProps = {
  practice: NonNullable<LetterView["practice"]>
  onClose: () => void
}

/** Staff enter the address that they verified with the practice. */
export const AddressDialog = ({ practice, onClose }: AddressDialogProps) => {
  const [email, setEmail] = useState("")
  const [isTouched, setTouched] = useState(false)
  const act = useLetterAct()
  const isAddress = /^\S+@\S+\.\S+$/.test(email.trim())
  const error = act.error
    ? (fieldMessage(act.error, "email") ?? errorSentence(act.error))
    : isTouched && !isAddress
      ? "Write the practice's email address."
      : undefined
  return (
    <FormDrawer
      title={`Address of ${practice.name}`}
      text={`${practice.address}. Every letter that waits for this practice is then sent to it.`}
      confirm="Save and send"
      isPending={act.isPending}
      onClose={onClose}
      onSubmit={() => {
        setTouched(true)
        if (isAddress) {
          act.mutate(
            {
              act: "address",
              practice_code: practice.code,
              email: email.trim(),
            },
            { onSuccess: onClose }
          )
        }
      }}
    >
      <Field
        id="email"
        label="Clinical email address"
        hint="Verify it with the practice first; the letter names a patient."
        error={error}
      >
        <Input
          id="email"
          type="email"
          value={email}
          aria-invalid={error !== undefined}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
    </FormDrawer>
  )
}
