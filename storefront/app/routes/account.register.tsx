import { redirect } from "react-router"
import { register } from "../features/account/api.server"
import { handOver } from "../features/account/handover.server"
import { BackendError } from "../lib/errors"
import type { FieldErrors } from "../lib/errors"
import { fieldText, fieldTexts, missing } from "../lib/form"
import { again, answered } from "../lib/guards.server"
import { safeNext, withNext } from "../lib/next-path"
import { keepSession, readSession } from "../lib/session.server"
import { ErrorSummary } from "../ui/error-summary"
import { Page } from "../ui/page"
import { TextField } from "../ui/text-field"
import type { Route } from "./+types/account.register"

const MIN_PASSWORD = 10
const FIELDS = ["first_name", "last_name", "email"] as const

const nextOf = (request: Request) =>
  safeNext(new URL(request.url).searchParams.get("next"), "/account")

export async function loader({ request }: Route.LoaderArgs) {
  const session = await readSession(request)
  const next = nextOf(request)
  if (session.get("customer_token")) {
    throw redirect(next)
  }
  return { next }
}

function problemsOf(typed: Record<string, string>, password: string) {
  const errors: FieldErrors = missing(typed, {
    first_name: "Enter your first name",
    last_name: "Enter your last name",
    email: "Enter your email address",
  })
  if (typed.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.email)) {
    errors.email = "Enter an email address like name@example.com"
  }
  if (password.length < MIN_PASSWORD) {
    errors.password = `Enter a password of ${MIN_PASSWORD} characters or more`
  }
  return errors
}

export async function action({ request }: Route.ActionArgs) {
  const session = await readSession(request)
  const form = await request.formData()
  const typed = fieldTexts(form, FIELDS)
  const password = String(form.get("password") ?? "")
  const errors = problemsOf(typed, password)
  if (Object.keys(errors).length > 0) {
    return again({ errors, typed })
  }
  try {
    const email = fieldText(form, "email").toLowerCase()
    const work = register({ ...typed, email, password })
    session.set("customer_token", await work)
  } catch (error) {
    if (error instanceof BackendError && error.status < 500) {
      const taken: FieldErrors = {
        email:
          "We can’t make an account with this address. If you have one already, sign in instead",
      }
      return again({ errors: taken, typed })
    }
    return answered<never>(request, session, Promise.reject(error as Error))
  }
  // At once, to go on with it on another device. The account is made: what
  // can't be handed over now is taken over with the details.
  await handOver(session).catch(() => undefined)
  return redirect(withNext("/account/details", nextOf(request)), {
    headers: await keepSession(session),
  })
}

export default function Register({
  loaderData,
  actionData,
}: Route.ComponentProps) {
  const { next } = loaderData
  const errors = actionData?.errors
  const typed = actionData?.typed
  return (
    <Page title="Create an account" invalid={Boolean(errors)} narrow>
      <ErrorSummary errors={errors} />
      <h1>Create an account</h1>
      <p>
        Have one already?{" "}
        <a href={withNext("/account/sign-in", next)}>Sign in</a>
      </p>
      <form method="post" noValidate>
        <TextField
          name="first_name"
          label="First name"
          autoComplete="given-name"
          value={typed?.first_name}
          error={errors?.first_name}
        />
        <TextField
          name="last_name"
          label="Last name"
          autoComplete="family-name"
          value={typed?.last_name}
          error={errors?.last_name}
        />
        <TextField
          name="email"
          label="Email address"
          type="email"
          autoComplete="email"
          spellCheck={false}
          hint="We send order news here, never anything about your health."
          value={typed?.email}
          error={errors?.email}
        />
        <TextField
          name="password"
          label="Password"
          type="password"
          autoComplete="new-password"
          hint={`${MIN_PASSWORD} characters or more. Three words that don’t belong together work well.`}
          error={errors?.password}
        />
        <div className="actions">
          <button className="button" type="submit">
            Create account
          </button>
        </div>
      </form>
      <p className="muted small">
        One account for one person: you can order for yourself only. How we
        handle your data: <a href="/policies/privacy">privacy</a>.
      </p>
    </Page>
  )
}
