import { redirect } from "react-router"
import { loadConsultation } from "../features/consultation/load.server"
import { currentPath, treatmentPath } from "../features/consultation/navigation"
import { Notices } from "../features/consultation/notices"
import { formatDateTime } from "../lib/dates"
import { withNext } from "../lib/next-path"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import type { Route } from "./+types/consultation.submitted"

export async function loader({ request, params }: Route.LoaderArgs) {
  const { view, session } = await loadConsultation(request, params.id)
  if (view.state === "draft" || view.state === "denied") {
    throw redirect(currentPath(view))
  }
  return { view, signedIn: Boolean(session.get("customer_token")) }
}

export default function Submitted({ loaderData }: Route.ComponentProps) {
  const { view, signedIn } = loaderData
  const next = treatmentPath(view.id)
  if (view.state !== "submitted") {
    return (
      <Page title="Your consultation" narrow>
        <h1>Your consultation</h1>
        <p>
          Consultation <strong className="nums">{view.reference}</strong> is
          part of an order or has been closed. You can see it in{" "}
          <a href="/account">your account</a>.
        </p>
      </Page>
    )
  }
  return (
    <Page title="Consultation submitted" narrow>
      <Notice title="Your consultation has been submitted">
        <p>
          Your reference is <strong className="nums">{view.reference}</strong>
          {view.submitted_at
            ? `, received on ${formatDateTime(view.submitted_at)}.`
            : "."}
        </p>
      </Notice>
      <Notices notices={view.notices} />
      <h1>What happens next</h1>
      <ol>
        <li>
          {signedIn
            ? "Check your details."
            : "Sign in or create an account, so that the clinician knows who you are."}
        </li>
        <li>
          Choose how much you would like to order
          {view.product ? "" : " and of which treatment"}. You see all prices
          before you pay.
        </li>
        <li>
          Pay. Then a clinician reviews your answers. If they can’t approve the
          treatment, you get all your money back.
        </li>
      </ol>
      <div className="actions">
        {signedIn ? (
          <a className="button" href={next}>
            Continue
          </a>
        ) : (
          <>
            <a className="button" href={withNext("/account/register", next)}>
              Create an account
            </a>
            <a
              className="button quiet"
              href={withNext("/account/sign-in", next)}
            >
              Sign in
            </a>
          </>
        )}
      </div>
    </Page>
  )
}
