import { redirect } from "react-router"
import {
  listOwnConsultations,
  resumeConsultation,
} from "../features/consultation/api.server"
import type { ConsultationState } from "../lib/contracts"
import { formatDate } from "../lib/dates"
import { isRefusal } from "../lib/errors"
import { fieldText } from "../lib/form"
import { answered, requireCustomer } from "../lib/guards.server"
import { Page } from "../ui/page"
import type { Route } from "./+types/account.consultations"

const STATES: Record<ConsultationState, { word: string; link: string | null }> =
  {
    draft: { word: "Not finished", link: "Continue" },
    submitted: { word: "Submitted, not ordered", link: "Choose treatment" },
    denied: { word: "Ended with advice", link: "Read the advice" },
    consumed: { word: "Part of an order", link: null },
    abandoned: { word: "Closed", link: null },
    expired: { word: "Expired", link: null },
    superseded: { word: "Replaced by a newer one", link: null },
    sealed: { word: "Closed", link: null },
    destroyed: { word: "Deleted", link: null },
  }

export async function loader({ request }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  const work = listOwnConsultations(session)
  const consultations = await answered(request, session, work)
  return {
    consultations: consultations.map((one) => ({
      id: one.id,
      reference: one.reference,
      state: one.state,
      category: one.category.name,
      submitted_at: one.submitted_at,
    })),
  }
}

/** Goes on with one that was closed; where it has ended otherwise, its page says so. */
export async function action({ request }: Route.ActionArgs) {
  const session = await requireCustomer(request)
  const form = await request.formData()
  const id = fieldText(form, "consultation")
  try {
    await answered(request, session, resumeConsultation(session, id))
  } catch (error) {
    if (!isRefusal(error)) {
      throw error
    }
  }
  return redirect(`/consultations/${encodeURIComponent(id)}`)
}

export default function Consultations({ loaderData }: Route.ComponentProps) {
  const { consultations } = loaderData
  return (
    <Page title="Your consultations" inner>
      <h1>Your consultations</h1>
      {consultations.length === 0 ? (
        <p>You have no consultations yet.</p>
      ) : (
        <ul className="rows">
          {consultations.map(
            ({ id, reference, state, category, submitted_at }) => (
              <li key={id}>
                <div>
                  <p>{category}</p>
                  <p className="muted small">
                    {reference}
                    {submitted_at
                      ? `, sent on ${formatDate(submitted_at)}`
                      : ""}{" "}
                    · {STATES[state].word}
                  </p>
                </div>
                {STATES[state].link ? (
                  <a
                    href={
                      state === "submitted"
                        ? `/consultations/${id}/treatment`
                        : `/consultations/${id}`
                    }
                  >
                    {STATES[state].link}
                    <span className="visually-hidden"> ({reference})</span>
                  </a>
                ) : null}
                {state === "abandoned" ? (
                  <form method="post">
                    <input type="hidden" name="consultation" value={id} />
                    <button className="link-button" type="submit">
                      Continue
                      <span className="visually-hidden"> ({reference})</span>
                    </button>
                  </form>
                ) : null}
              </li>
            )
          )}
        </ul>
      )}
    </Page>
  )
}
