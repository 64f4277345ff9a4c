import { redirect } from "react-router"
import { handOver } from "../features/account/handover.server"
import { requireReady } from "../features/account/ready.server"
import { addTreatment } from "../features/basket/api.server"
import { listTreatments } from "../features/consultation/api.server"
import { loadConsultation } from "../features/consultation/load.server"
import { currentPath, renewalPath } from "../features/consultation/navigation"
import { TreatmentForm } from "../features/consultation/treatment-form"
import { readTreatmentChoice } from "../features/consultation/treatment-choice"
import { isRefusal } from "../lib/errors"
import type { FieldErrors } from "../lib/errors"
import { again, answered } from "../lib/guards.server"
import { keepSession } from "../lib/session.server"
import { ErrorSummary } from "../ui/error-summary"
import { Page } from "../ui/page"
import type { Route } from "./+types/consultation.treatment"

export async function loader({ request, params }: Route.LoaderArgs) {
  const { view } = await loadConsultation(request, params.id)
  const isRenewal = view.state === "consumed"
  if (view.state !== "submitted" && !isRenewal) {
    throw redirect(currentPath(view))
  }
  const { session } = await requireReady(request)
  await answered(request, session, handOver(session))
  const work = listTreatments(session, params.id)
  try {
    return { view, treatments: await answered(request, session, work) }
  } catch (error) {
    if (isRenewal && isRefusal(error)) {
      throw redirect("/account/renewals")
    }
    throw error
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { session } = await requireReady(request)
  const form = await request.formData()
  const choice = readTreatmentChoice(form)
  if ("errors" in choice) {
    return again({ errors: choice.errors, chosen: choice.typed })
  }
  try {
    const work = addTreatment(session, params.id, choice.line)
    await answered(request, session, work)
  } catch (error) {
    if (isRefusal(error)) {
      const errors: FieldErrors = { form: error.message }
      return again({ errors, chosen: choice.typed })
    }
    throw error
  }
  return redirect("/basket", { headers: await keepSession(session) })
}

export default function Treatment({
  loaderData,
  actionData,
}: Route.ComponentProps) {
  const { view, treatments } = loaderData
  const errors = actionData?.errors
  const single = treatments.length === 1
  const title = single ? "Choose how much" : "Treatments to discuss"
  return (
    <Page title={title} invalid={Boolean(errors)} narrow>
      <a
        className="back"
        href={
          view.state === "consumed" ? renewalPath(view.id) : currentPath(view)
        }
      >
        Back
      </a>
      <ErrorSummary errors={errors} />
      <h1>{title}</h1>
      <p className="lead">
        {single
          ? "From your answers, this treatment can be discussed with the clinician."
          : "From your answers, these treatments can be discussed with the clinician. The order says nothing about which is better."}
      </p>
      <p className="muted">
        Your choice is a preference. The clinician decides, and may suggest
        something else; you would be asked first.
      </p>
      {treatments.length > 0 ? (
        <TreatmentForm
          treatments={treatments}
          preferred={view.product?.handle ?? null}
          errors={errors}
          chosen={actionData?.chosen}
        />
      ) : (
        <p>
          From your answers there is nothing that we could offer you online at
          the moment. You have paid nothing. Please talk to your GP or call us.
        </p>
      )}
    </Page>
  )
}
