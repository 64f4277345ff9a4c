import { redirect } from "react-router"
import { askToEnd, readPlan } from "../features/plans/api.server"
import { isRefusal } from "../lib/errors"
import { fieldText } from "../lib/form"
import { answered, requireCustomer } from "../lib/guards.server"
import { keepSession } from "../lib/session.server"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import type { Route } from "./+types/account.plan-end"

export async function loader({ request, params }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  const work = readPlan(session, params.id)
  const plan = await answered(request, session, work)
  if (!plan.may.ask_to_end) {
    throw redirect(`/account/plans/${params.id}`)
  }
  return { plan }
}

export async function action({ request, params }: Route.ActionArgs) {
  const session = await requireCustomer(request)
  const words = fieldText(await request.formData(), "words").slice(0, 2_000)
  try {
    await answered(request, session, askToEnd(session, params.id, words))
    session.flash("notice", "We have your request. Nothing more is charged.")
  } catch (error) {
    if (!isRefusal(error)) {
      throw error
    }
    session.flash("notice", "This plan has ended already.")
  }
  return redirect(`/account/plans/${params.id}`, {
    headers: await keepSession(session),
  })
}

export default function PlanEnd({ loaderData }: Route.ComponentProps) {
  const { plan } = loaderData
  return (
    <Page title="Ask us to end your plan" inner>
      <a className="back" href={`/account/plans/${plan.id}`}>
        Your plan
      </a>
      <h1>Ask us to end your plan</h1>
      {plan.may.ends_whole ? (
        <p>
          Nothing has been sent yet. Our team cancels your order and gives back
          what you paid for it.
        </p>
      ) : (
        <p>
          What has been sent stays yours. The months that remain are cancelled,
          and you get back what you paid and were not sent.
        </p>
      )}
      <p>
        From now on nothing more is charged and nothing more is sent. Your plan
        shows when it has ended.
      </p>
      <Notice tone="warn">
        <p>
          Some medicines must not be stopped all at once. If you feel unwell
          with yours, <a href="/account/something-changed">tell us here</a> and
          speak to a pharmacist or your GP. In an emergency call{" "}
          <a href="tel:999">999</a>.
        </p>
      </Notice>
      <form method="post">
        <div className="field">
          <label htmlFor="words">
            Anything you want to tell us{" "}
            <span className="optional">(optional)</span>
          </label>
          <textarea id="words" name="words" rows={4} maxLength={2000} />
        </div>
        <button className="button" type="submit">
          Ask us to end this plan
        </button>
      </form>
    </Page>
  )
}
