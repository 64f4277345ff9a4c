import { redirect } from "react-router"
import {
  confirmCode,
  readPatient,
  sendCode,
} from "../features/account/api.server"
import type { Channel } from "../features/account/api.server"
import { isRefusal } from "../lib/errors"
import type { FieldErrors } from "../lib/errors"
import { fieldText } from "../lib/form"
import {
  again,
  answered,
  notFound,
  requireCustomer,
} from "../lib/guards.server"
import { safeNext, withNext } from "../lib/next-path"
import { keepSession } from "../lib/session.server"
import { ErrorSummary } from "../ui/error-summary"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import { TextField } from "../ui/text-field"
import type { Route } from "./+types/account.verify"

function channelOf(value: string): Channel {
  return value === "email" || value === "phone" ? value : notFound()
}

const nextOf = (request: Request) =>
  safeNext(new URL(request.url).searchParams.get("next"), "/account")

export async function loader({ request, params }: Route.LoaderArgs) {
  const channel = channelOf(params.channel)
  const session = await requireCustomer(request)
  const patient = await answered(request, session, readPatient(session))
  if (!patient) {
    throw redirect(withNext("/account/details", nextOf(request)))
  }
  const done =
    channel === "email" ? patient.email_verified : patient.phone_verified
  if (done) {
    throw redirect(nextOf(request))
  }
  return {
    channel,
    to: channel === "email" ? patient.email : patient.phone,
    sent: new URL(request.url).searchParams.has("sent"),
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const channel = channelOf(params.channel)
  const session = await requireCustomer(request)
  const form = await request.formData()
  const here = withNext(`/account/verify/${channel}`, nextOf(request))
  const code = fieldText(form, "code").replace(/\s/g, "")
  const resend = form.get("intent") === "send"
  if (!resend && !/^\d{4,8}$/.test(code)) {
    return again<{ errors: FieldErrors }>({
      errors: { code: "Enter the code, digits only" },
    })
  }
  try {
    if (resend) {
      await answered(request, session, sendCode(session, channel))
      return redirect(`${here}&sent=1`)
    }
    await answered(request, session, confirmCode(session, channel, code))
    session.flash(
      "notice",
      channel === "email"
        ? "Your email address is verified."
        : "Your phone number is verified."
    )
    return redirect(nextOf(request), { headers: await keepSession(session) })
  } catch (error) {
    if (isRefusal(error)) {
      const wrong = error.code === "code_wrong"
      const message = wrong
        ? "That isn’t the code we sent, or it has expired. Check it, or ask for a new one"
        : error.message
      return again<{ errors: FieldErrors }>({
        errors: resend ? { form: message } : { code: message },
      })
    }
    throw error
  }
}

export default function Verify({
  loaderData,
  actionData,
}: Route.ComponentProps) {
  const { channel, to, sent } = loaderData
  const errors = actionData?.errors
  const email = channel === "email"
  const title = email ? "Verify your email address" : "Verify your phone number"
  return (
    <Page title={title} invalid={Boolean(errors)} narrow>
      <ErrorSummary errors={errors} />
      {sent ? (
        <Notice live>
          <p>We have sent a new code to {to}.</p>
        </Notice>
      ) : null}
      <h1>{title}</h1>
      <p className="lead">
        We {email ? "email" : "text"} a code to <strong>{to}</strong>, so that
        nothing about you goes to somebody else. It is valid for ten minutes.
      </p>
      <form method="post" noValidate>
        <TextField
          name="code"
          label="Code"
          hint="Six digits"
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
          width="w-10"
          error={errors?.code}
        />
        <button className="button" type="submit">
          Continue
        </button>
      </form>
      <form method="post">
        <div className="actions">
          <span>No code, or an old one?</span>
          <button
            className="link-button"
            type="submit"
            name="intent"
            value="send"
          >
            Send a new code
          </button>
        </div>
      </form>
    </Page>
  )
}
