import { randomUUID } from "node:crypto"
import { redirect } from "react-router"
import { messageKey } from "../features/account/message-key.server"
import { listReports } from "../features/health-report/api.server"
import { Emergency } from "../features/health-report/emergency"
import { YellowCard } from "../features/health-report/yellow-card"
import { answerCheckIn, readPlan } from "../features/plans/api.server"
import {
  checkInAnswers,
  checkInErrors,
  parcelWords,
  typedCheckIn,
} from "../features/plans/check-in"
import { CheckInForm } from "../features/plans/check-in-form"
import { formErrors, isRefusal } from "../lib/errors"
import { again, answered, requireCustomer } from "../lib/guards.server"
import { keepSession } from "../lib/session.server"
import type { ShopSession } from "../lib/session.server"
import { ErrorSummary } from "../ui/error-summary"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import type { Route } from "./+types/account.plan-check-in"

const FIELDS: Record<string, string> = {
  "answers.weight_kg": "weight",
  weight_kg: "weight",
  "answers.side_effects.text": "effects_text",
  "answers.side_effects": "effects",
  side_effects: "effects",
  "answers.taking": "taking",
}
const NOTHING_ASKED =
  "There is nothing to answer now. If something has changed, or you have a side effect, please tell us below."

/** What somebody was held for, after their answers; says nothing by itself. */
const TOLD = "told"

async function backToPlan(session: ShopSession, id: string, notice: string) {
  session.flash("notice", notice)
  return redirect(`/account/plans/${id}`, {
    headers: await keepSession(session),
  })
}

export async function loader({ request, params }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  const plan = await answered(request, session, readPlan(session, params.id))
  if (plan.check_in) {
    const { id, check_in: checkIn } = plan
    return { held: null, id, checkIn, formKey: randomUUID() }
  }
  const told = new URL(request.url).searchParams.get(TOLD)
  const reports = told
    ? await answered(request, session, listReports(session))
    : []
  if (!reports.some((report) => report.on_hold)) {
    throw await backToPlan(session, params.id, NOTHING_ASKED)
  }
  return { held: { hasEffect: told === "effect" } }
}

export async function action({ request, params }: Route.ActionArgs) {
  const session = await requireCustomer(request)
  const typed = typedCheckIn(await request.formData())
  const errors = checkInErrors(typed)
  if (Object.keys(errors).length > 0) {
    return again({ errors, typed })
  }
  const answers = checkInAnswers(typed)
  const key = messageKey(typed.key, JSON.stringify(answers))
  try {
    const work = answerCheckIn(session, params.id, { answers, key })
    if ((await answered(request, session, work)).on_hold) {
      const hasEffect = typed.effects !== "" && typed.effects !== "none"
      // A page of its own: this one has nothing to ask any more.
      return redirect(
        `/account/plans/${params.id}/check-in?${TOLD}=${hasEffect ? "effect" : "other"}`,
        { headers: await keepSession(session) }
      )
    }
  } catch (error) {
    if (!isRefusal(error)) {
      throw error
    }
    return error.code === "transition_not_allowed"
      ? backToPlan(session, params.id, NOTHING_ASKED)
      : again({ errors: formErrors(error, FIELDS), typed })
  }
  return backToPlan(session, params.id, "Thank you. We have your answers.")
}

/** What a patient answers before the next parcel of a plan (SAF-18); an answer that worries holds all supplies. */
export default function PlanCheckIn({
  loaderData,
  actionData,
}: Route.ComponentProps) {
  if (loaderData.held) {
    return <Held hasEffect={loaderData.held.hasEffect} />
  }
  const { id, checkIn, formKey } = loaderData
  const errors = actionData?.errors
  return (
    <Page
      title="A few questions before your next parcel"
      invalid={Boolean(errors)}
      inner
    >
      <ErrorSummary errors={errors} />
      <a className="back" href={`/account/plans/${id}`}>
        Your plan
      </a>
      <h1>A few questions before your next parcel</h1>
      <Emergency />
      <p>
        {parcelWords(checkIn)} If we are concerned about something, one of our
        clinicians looks at it first.
      </p>
      <CheckInForm
        checkIn={checkIn}
        errors={errors}
        typed={actionData?.typed}
        formKey={formKey}
      />
    </Page>
  )
}

function Held({ hasEffect }: { hasEffect: boolean }) {
  return (
    <Page title="We have your answers" inner>
      <h1>We have your answers</h1>
      <Emergency />
      <Notice live title="Your supplies are on hold">
        <p>
          Nothing more is charged or sent until one of our clinicians has looked
          at what you told us. They write to you under{" "}
          <a href="/account/messages">Messages</a>, or call you.
        </p>
      </Notice>
      {hasEffect ? <YellowCard /> : null}
      <p>
        <a href="/account/plans">Back to your plans</a>
      </p>
    </Page>
  )
}
