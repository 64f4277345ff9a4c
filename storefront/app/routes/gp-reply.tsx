import { randomUUID } from "node:crypto"
import { messageKey } from "../features/account/message-key.server"
import { sendReply } from "../features/gp-reply/api.server"
import { BackendError, formErrors, isRefusal } from "../lib/errors"
import type { FieldErrors } from "../lib/errors"
import { fieldTexts, missing } from "../lib/form"
import { again } from "../lib/guards.server"
import { Choices } from "../ui/choices"
import { ErrorSummary } from "../ui/error-summary"
import { FieldSet } from "../ui/field"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import { TextField } from "../ui/text-field"
import type { Route } from "./+types/gp-reply"

const FIELDS = ["code", "kind", "name", "role", "phone", "text", "key"] as const

const NEEDED = {
  code: "Enter the reply code printed on the letter",
  kind: "Say what your reply is",
  name: "Enter your name",
  role: "Enter your role at the practice",
  text: "Write your reply",
}

const KINDS = [
  {
    value: "objection",
    label: "This treatment should not be supplied",
  },
  { value: "question", label: "I have a question first" },
  {
    value: "confirmation",
    label: "The treatment is appropriate and its monitoring is in place",
  },
  { value: "information", label: "Something you should know" },
]

export function loader() {
  return { key: randomUUID() }
}

const UNKNOWN: FieldErrors = {
  code: "No letter has this code. Check it against the letter",
}

export async function action({ request }: Route.ActionArgs) {
  const { phone, ...typed } = fieldTexts(await request.formData(), FIELDS)
  const errors: FieldErrors = missing(typed, NEEDED)
  if (Object.keys(errors).length > 0) {
    return again({ errors, typed: { ...typed, phone } })
  }
  try {
    const { reference } = await sendReply({
      ...typed,
      key: messageKey(typed.key, JSON.stringify(typed)),
      ...(phone ? { phone } : {}),
    })
    return { reference }
  } catch (error) {
    if (error instanceof BackendError && error.status === 404) {
      return again({ errors: UNKNOWN, typed: { ...typed, phone } })
    }
    if (isRefusal(error)) {
      const named = formErrors(error, {})
      return again({ errors: named, typed: { ...typed, phone } })
    }
    throw error
  }
}

/** Where a GP practice answers a letter of ours; needs no account and shows nothing of the patient. */
export default function GpReply({
  loaderData,
  actionData,
}: Route.ComponentProps) {
  if (actionData && "reference" in actionData) {
    return (
      <Page title="Thank you for your reply" narrow>
        <h1>Thank you for your reply</h1>
        <Notice live title="Supply is stopped">
          <p>
            We have your reply to letter <strong>{actionData.reference}</strong>
            . Nothing more is supplied under it until one of our clinicians has
            read what you wrote.
          </p>
        </Notice>
        <p>You can close this page.</p>
      </Page>
    )
  }
  const errors = actionData?.errors
  const typed = actionData?.typed
  return (
    <Page title="Reply to a letter" invalid={Boolean(errors)} narrow>
      <ErrorSummary errors={errors} />
      <h1>Reply to a letter about your patient</h1>
      <p>
        For GP practices that had a letter from us. Any reply stops supply at
        once; a clinician reads it and calls you where needed. If it is urgent,
        please telephone us as well.
      </p>
      <form method="post" noValidate>
        <input type="hidden" name="key" value={typed?.key ?? loaderData.key} />
        <TextField
          name="code"
          label="Reply code"
          hint="16 letters and digits, printed at the end of the letter"
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          value={typed?.code}
          error={errors?.code}
        />
        <FieldSet id="kind" legend="Your reply" error={errors?.kind}>
          <Choices
            name="kind"
            kind="radio"
            choices={KINDS}
            chosen={typed?.kind ? [typed.kind] : []}
          />
        </FieldSet>
        <TextField
          name="text"
          label="What should we know or do?"
          rows={6}
          maxLength={4000}
          value={typed?.text}
          error={errors?.text}
        />
        <TextField
          name="name"
          label="Your name"
          autoComplete="name"
          maxLength={120}
          value={typed?.name}
          error={errors?.name}
        />
        <TextField
          name="role"
          label="Your role"
          hint="For example GP, practice pharmacist"
          autoComplete="organization-title"
          maxLength={120}
          value={typed?.role}
          error={errors?.role}
        />
        <TextField
          name="phone"
          label="Telephone number to reach you"
          optional
          type="tel"
          autoComplete="tel"
          maxLength={40}
          value={typed?.phone}
          error={errors?.phone}
        />
        <div className="actions">
          <button className="button" type="submit">
            Send reply
          </button>
        </div>
      </form>
    </Page>
  )
}
