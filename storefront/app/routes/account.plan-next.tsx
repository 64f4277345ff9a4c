import { redirect } from "react-router"
import { moveMonth, readPlan, skipMonth } from "../features/plans/api.server"
import type { PlanView } from "../lib/contracts"
import { dateFromParts, formatDate, partsOfDate } from "../lib/dates"
import { isRefusal } from "../lib/errors"
import type { FieldErrors } from "../lib/errors"
import { fieldText } from "../lib/form"
import { again, answered, requireCustomer } from "../lib/guards.server"
import { keepSession } from "../lib/session.server"
import type { ShopSession } from "../lib/session.server"
import { DateInput } from "../ui/date-input"
import { ErrorSummary } from "../ui/error-summary"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import type { Route } from "./+types/account.plan-next"

export async function loader({ request, params }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  const work = readPlan(session, params.id)
  return { plan: await answered(request, session, work) }
}

/** The day as it was typed, in three fields. */
const typedDay = (form: FormData) => ({
  day: fieldText(form, "day-day"),
  month: fieldText(form, "day-month"),
  year: fieldText(form, "day-year"),
})

/** What was asked for; null where the day isn't one. */
function changeOf(
  session: ShopSession,
  id: string,
  form: FormData
): Promise<PlanView> | null {
  const seen = fieldText(form, "seen")
  if (fieldText(form, "does") === "skip") {
    return skipMonth(session, id, seen)
  }
  const day = dateFromParts(typedDay(form))
  return day ? moveMonth(session, id, { seen, day }) : null
}

export async function action({ request, params }: Route.ActionArgs) {
  const session = await requireCustomer(request)
  const form = await request.formData()
  const typed = typedDay(form)
  const refuse = (day: string) =>
    again({ errors: { day } as FieldErrors, typed })
  const work = changeOf(session, params.id, form)
  if (!work) {
    return refuse("Enter a day, for example 21 12 2026")
  }
  try {
    const { next } = await answered(request, session, work)
    session.flash(
      "notice",
      next
        ? `Thank you. Your next payment is due on ${formatDate(next.day)}.`
        : "Thank you. Your plan is changed."
    )
  } catch (error) {
    if (!isRefusal(error)) {
      throw error
    }
    if (error.fields["day"]) {
      return refuse(error.fields["day"])
    }
    session.flash(
      "notice",
      "Your plan has changed meanwhile. Please look at its days again."
    )
  }
  return redirect(`/account/plans/${params.id}`, {
    headers: await keepSession(session),
  })
}

export default function PlanNext({
  loaderData,
  actionData,
}: Route.ComponentProps) {
  const { plan } = loaderData
  const errors = actionData?.errors
  const { may, next } = plan
  return (
    <Page title="Skip or move the next month" invalid={Boolean(errors)} inner>
      <ErrorSummary errors={errors} anchors={{ day: "day-day" }} />
      <a className="back" href={`/account/plans/${plan.id}`}>
        Your plan
      </a>
      <h1>Skip or move the next month</h1>
      {next ? (
        <p>
          Your next payment is due on <strong>{formatDate(next.day)}</strong>.
          We send that month’s parcel once it is paid.
        </p>
      ) : (
        <p>Your plan has no month that can be skipped or moved now.</p>
      )}
      {next ? (
        <Notice tone="warn">
          <p>
            Please don’t stop a medicine that a clinician wants you to take
            every day. Check that you have enough left, or{" "}
            <a href="/account/messages">ask us first</a>.
          </p>
        </Notice>
      ) : null}
      {next ? <Skip may={may} /> : null}
      {may.move ? (
        <section className="section">
          <h2>Choose another day</h2>
          <form method="post" noValidate>
            <input type="hidden" name="does" value="move" />
            <input type="hidden" name="seen" value={may.move.seen} />
            <DateInput
              name="day"
              legend="Day of your next payment"
              hint={`From ${formatDate(may.move.earliest)} to ${formatDate(may.move.latest)}. The months after it follow about the same day.`}
              value={actionData?.typed ?? partsOfDate(may.move.seen)}
              error={errors?.["day"]}
            />
            <button className="button" type="submit">
              Choose this day
            </button>
          </form>
        </section>
      ) : null}
    </Page>
  )
}

function Skip({ may }: { may: PlanView["may"] }) {
  return (
    <section className="section">
      <h2>Skip a month</h2>
      {may.skip ? (
        <>
          <p>
            Your next payment will be due on {formatDate(may.skip.to)} instead.
            You get no parcel before, and you pay nothing for the month you
            skip. Your plan has as many months as before.
          </p>
          <form method="post">
            <input type="hidden" name="does" value="skip" />
            <input type="hidden" name="seen" value={may.skip.seen} />
            <button className="button" type="submit">
              Skip a month
            </button>
          </form>
        </>
      ) : (
        <p>{may.skip_not}</p>
      )}
    </section>
  )
}
