import { randomUUID } from "node:crypto"
import { messageKey } from "../features/account/message-key.server"
import { listReports, sendReport } from "../features/health-report/api.server"
import { Emergency } from "../features/health-report/emergency"
import {
  reportBody,
  reportErrors,
  typedReport,
} from "../features/health-report/health-report"
import { ReportForm } from "../features/health-report/report-form"
import { ReportList } from "../features/health-report/report-list"
import { YellowCard } from "../features/health-report/yellow-card"
import { formErrors, isRefusal } from "../lib/errors"
import { again, answered, requireCustomer } from "../lib/guards.server"
import { ErrorSummary } from "../ui/error-summary"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import type { Route } from "./+types/account.something-changed"

export async function loader({ request }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  return {
    about: new URL(request.url).searchParams.get("case") ?? "",
    reports: await answered(request, session, listReports(session)),
    formKey: randomUUID(),
  }
}

export async function action({ request }: Route.ActionArgs) {
  const session = await requireCustomer(request)
  const typed = typedReport(await request.formData())
  const errors = reportErrors(typed)
  if (Object.keys(errors).length > 0) {
    return again({ errors, typed })
  }
  const body = reportBody(typed)
  const key = messageKey(typed.key, JSON.stringify(body))
  try {
    await answered(request, session, sendReport(session, { ...body, key }))
  } catch (error) {
    if (isRefusal(error)) {
      return again({ errors: formErrors(error, {}), typed })
    }
    throw error
  }
  return { taken: typed.kind }
}

/** "Something has changed": a side effect or anything else a clinician has to know, which holds all supplies (SAF-17). */
export default function SomethingChanged({
  loaderData,
  actionData,
}: Route.ComponentProps) {
  if (actionData && "taken" in actionData) {
    return <Taken kind={actionData.taken} />
  }
  const { about, reports, formKey } = loaderData
  const errors = actionData?.errors
  return (
    <Page title="Something has changed" invalid={Boolean(errors)} inner>
      <ErrorSummary errors={errors} />
      <h1>Something has changed, or a side effect</h1>
      <Emergency />
      <p>
        Tell us here when your health or your medicines have changed. We hold
        everything that has not been sent yet, at once, until one of our
        clinicians has looked at it.
      </p>
      <ReportForm
        errors={errors}
        typed={actionData?.typed}
        about={about}
        formKey={formKey}
      />
      <ReportList reports={reports} />
    </Page>
  )
}

function Taken({ kind }: { kind: string }) {
  return (
    <Page title="We have what you told us" inner>
      <h1>We have what you told us</h1>
      <Emergency />
      <Notice live title="Your supplies are on hold">
        <p>
          Nothing more is sent to you until one of our clinicians has looked at
          it. They write to you under <a href="/account/messages">Messages</a>,
          or call you.
        </p>
      </Notice>
      {kind === "side_effect" ? <YellowCard /> : null}
      <p>
        <a href="/account">Back to your orders</a>
      </p>
    </Page>
  )
}
