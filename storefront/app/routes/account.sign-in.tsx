import { redirect } from "react-router"
import { signIn } from "../features/account/api.server"
import { handOver } from "../features/account/handover.server"
import { BackendError } from "../lib/errors"
import type { FieldErrors } from "../lib/errors"
import { fieldText, missing } from "../lib/form"
import { again, answered } from "../lib/guards.server"
import { safeNext, withNext } from "../lib/next-path"
import { keepSession, readSession } from "../lib/session.server"
import { ErrorSummary } from "../ui/error-summary"
import { Page } from "../ui/page"
import { TextField } from "../ui/text-field"
import type { Route } from "./+types/account.sign-in"

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

export async function action({ request }: Route.ActionArgs) {
  const session = await readSession(request)
  const form = await request.formData()
  const email = fieldText(form, "email").toLowerCase()
  const password = String(form.get("password") ?? "")
  const errors: FieldErrors = missing(
    { email, password },
    { email: "Enter your email address", password: "Enter your password" }
  )
  if (Object.keys(errors).length > 0) {
    return again({ errors, email })
  }
  try {
    session.set("customer_token", await signIn({ email, password }))
  } catch (error) {
    if (error instanceof BackendError && error.status < 500) {
      const wrong: FieldErrors = {
        email:
          error.status === 429
            ? "Too many tries. Wait a few minutes and try again"
            : "The email address or the password isn’t right",
      }
      return again({ errors: wrong, email })
    }
    return answered<never>(request, session, Promise.reject(error as Error))
  }
  await answered(request, session, handOver(session))
  return redirect(nextOf(request), { headers: await keepSession(session) })
}

export default function SignIn({
  loaderData,
  actionData,
}: Route.ComponentProps) {
  const { next } = loaderData
  const errors = actionData?.errors
  return (
    <Page title="Sign in" invalid={Boolean(errors)} narrow>
      <ErrorSummary errors={errors} />
      <h1>Sign in</h1>
      <p>
        New here?{" "}
        <a href={withNext("/account/register", next)}>Create an account</a>
      </p>
      <form method="post" noValidate>
        <TextField
          name="email"
          label="Email address"
          type="email"
          autoComplete="username"
          spellCheck={false}
          value={actionData?.email}
          error={errors?.email}
        />
        <TextField
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          error={errors?.password}
        />
        <div className="actions">
          <button className="button" type="submit">
            Sign in
          </button>
        </div>
      </form>
    </Page>
  )
}
