import { redirect } from "react-router"
import { treatmentPath } from "../features/consultation/navigation"
import { confirmRenewal, readRenewal } from "../features/renewals/api.server"
import { Blocked } from "../features/renewals/blocked"
import {
  StartChoice,
  STARTS,
  type Start,
} from "../features/renewals/start-choice"
import { formatDate } from "../lib/dates"
import { isRefusal } from "../lib/errors"
import type { FieldErrors } from "../lib/errors"
import { fieldText } from "../lib/form"
import { again, answered, requireCustomer } from "../lib/guards.server"
import { keepSession } from "../lib/session.server"
import { ErrorSummary } from "../ui/error-summary"
import { FieldNotes } from "../ui/field"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import { Summary } from "../ui/summary"
import type { Route } from "./+types/account.renewal"

const KEYS = ["accurate", "unchanged", "will_tell"] as const

export async function loader({ request, params }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  const work = readRenewal(session, params.id)
  return { renewal: await answered(request, session, work) }
}

export async function action({ request, params }: Route.ActionArgs) {
  const session = await requireCustomer(request)
  const form = await request.formData()
  const ticked = KEYS.filter((key) => fieldText(form, key) === "yes")
  const start = STARTS.find((one) => one === fieldText(form, "start"))
  const kept = { ticked, start: start ?? STARTS[0] }
  const errors: FieldErrors = {}
  for (const key of KEYS.filter((one) => !ticked.includes(one))) {
    errors[key] = "Tick this if it is true, or answer the questions again"
  }
  if (ticked.length < KEYS.length) {
    return again({ errors, ...kept })
  }
  try {
    const shown = {
      text_hash: fieldText(form, "text_hash"),
      answers_hash: fieldText(form, "answers_hash"),
      start: kept.start,
    }
    const work = confirmRenewal(session, params.id, shown)
    await answered(request, session, work)
  } catch (error) {
    if (isRefusal(error)) {
      return again({ errors: { form: error.message }, ...kept })
    }
    throw error
  }
  return redirect(treatmentPath(params.id), {
    headers: await keepSession(session),
  })
}

export default function Renewal({
  loaderData,
  actionData,
}: Route.ComponentProps) {
  const { renewal } = loaderData
  const errors = actionData?.errors
  const title = `Order again: ${renewal.name}`
  return (
    <Page title={title} invalid={Boolean(errors)} inner>
      <a className="back" href="/account/renewals">
        Order again
      </a>
      <ErrorSummary errors={errors} />
      <h1>{title}</h1>
      {renewal.blocked ? (
        <Blocked renewal={renewal} />
      ) : (
        <>
          <p className="lead">
            These are the answers your treatment rests on. If one of them is no
            longer right, please don’t order on them:{" "}
            <a href={`/conditions/${renewal.category}`}>
              answer the questions again
            </a>
            , and a clinician looks afresh.
          </p>
          <p className="muted">
            You can order until {formatDate(renewal.order_until)}.
          </p>
          <Answers sections={renewal.sections} />
          <Ticks
            renewal={renewal}
            errors={errors}
            ticked={actionData?.ticked ?? []}
            start={actionData?.start ?? STARTS[0]}
          />
        </>
      )}
    </Page>
  )
}

type View = Route.ComponentProps["loaderData"]["renewal"]

const Answers = ({ sections }: Pick<View, "sections">) => (
  <>
    {sections.map((section) => (
      <section className="section" key={section.title}>
        <h2>{section.title}</h2>
        <Summary
          rows={section.answers.map(({ question_id, label, text }) => ({
            key: question_id,
            term: label,
            value: text,
          }))}
        />
      </section>
    ))}
  </>
)

type TicksProps = {
  renewal: View
  errors: FieldErrors | undefined
  ticked: readonly string[]
  start: Start
}

function Ticks({ renewal, errors, ticked, start }: TicksProps) {
  return (
    <form method="post" noValidate className="section">
      <h2>Before you order again</h2>
      <input type="hidden" name="text_hash" value={renewal.text_hash} />
      <input type="hidden" name="answers_hash" value={renewal.answers_hash} />
      {renewal.statements.map(({ key, text }) => (
        <div key={key} className={`field ${errors?.[key] ? "invalid" : ""}`}>
          <FieldNotes id={key} error={errors?.[key]} />
          <label className="choice">
            <input
              type="checkbox"
              id={key}
              name={key}
              value="yes"
              defaultChecked={ticked.includes(key)}
              aria-describedby={errors?.[key] ? `${key}-error` : undefined}
            />
            <span>{text}</span>
          </label>
        </div>
      ))}
      <StartChoice renewal={renewal} chosen={start} />
      <Notice>
        <p>
          Nothing is paid yet: next you choose your treatment and how it is
          sent. A clinician may still look at it first; if it can’t be supplied,
          you get your money back.
        </p>
      </Notice>
      <button className="button" type="submit">
        Confirm and choose my treatment
      </button>
    </form>
  )
}
