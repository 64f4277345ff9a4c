import { redirect } from "react-router"
import { submitConsultation } from "../features/consultation/api.server"
import { loadDraft } from "../features/consultation/load.server"
import { checkPath, currentPath } from "../features/consultation/navigation"
import { isRefusal } from "../lib/errors"
import type { FieldErrors } from "../lib/errors"
import { again, answered } from "../lib/guards.server"
import { ErrorSummary } from "../ui/error-summary"
import { FieldNotes } from "../ui/field"
import { Page } from "../ui/page"
import type { Route } from "./+types/consultation.consents"

const NEEDED = {
  terms: "Tick to agree to the terms",
  remote_consultation: "Tick to agree to a remote consultation",
} as const

type Consent = keyof typeof NEEDED
const CONSENTS: { name: Consent; title: string; label: string }[] = [
  {
    name: "terms",
    title: "Terms of the service",
    label: "I have read these terms and agree to them",
  },
  {
    name: "remote_consultation",
    title: "Consultation at a distance",
    label: "I understand this and agree to a remote consultation",
  },
]

export async function loader({ request, params }: Route.LoaderArgs) {
  const { view } = await loadDraft(request, params.id)
  if (!view.can_submit) {
    throw redirect(currentPath(view))
  }
  return { consents: view.consents, back: checkPath(view.id) }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { session } = await loadDraft(request, params.id)
  const form = await request.formData()
  const given = CONSENTS.filter(({ name }) => form.get(name) === "yes")
  const errors: FieldErrors = Object.fromEntries(
    CONSENTS.filter((consent) => !given.includes(consent)).map(({ name }) => [
      name,
      NEEDED[name],
    ])
  )
  const ticked = given.map(({ name }) => name)
  if (Object.keys(errors).length > 0) {
    return again({ errors, ticked })
  }
  try {
    const work = submitConsultation(session, params.id)
    return redirect(currentPath(await answered(request, session, work)))
  } catch (error) {
    if (isRefusal(error)) {
      return again({ errors: { form: error.message } as FieldErrors, ticked })
    }
    throw error
  }
}

export default function Consents({
  loaderData,
  actionData,
}: Route.ComponentProps) {
  const { consents, back } = loaderData
  const errors = actionData?.errors
  return (
    <Page title="Your consent" invalid={Boolean(errors)} narrow>
      <a className="back" href={back}>
        Back
      </a>
      <ErrorSummary errors={errors} />
      <h1>Your consent</h1>
      <p className="lead">
        Please read both texts. We keep a note of what you agreed to and when.
      </p>
      <form method="post" noValidate>
        {CONSENTS.map(({ name, title, label }) => (
          <section
            key={name}
            className={`field ${errors?.[name] ? "invalid" : ""}`}
          >
            <h2>{title}</h2>
            <div
              className="consent"
              tabIndex={0}
              role="region"
              aria-label={title}
            >
              {consents[name].text}
            </div>
            <FieldNotes id={name} error={errors?.[name]} />
            <label className="choice">
              <input
                type="checkbox"
                id={name}
                name={name}
                value="yes"
                defaultChecked={actionData?.ticked.includes(name)}
                aria-describedby={errors?.[name] ? `${name}-error` : undefined}
              />
              <span>{label}</span>
            </label>
          </section>
        ))}
        <div className="actions">
          <button className="button" type="submit">
            Submit my consultation
          </button>
        </div>
      </form>
    </Page>
  )
}
