import { redirect } from "react-router"
import {
  readCustomer,
  readGpConsent,
  readPatient,
  savePatient,
  searchPractices,
  sendCode,
} from "../features/account/api.server"
import {
  DETAIL_FIELDS,
  readDetails,
  typedFrom,
} from "../features/account/details"
import type { TypedDetails } from "../features/account/details"
import { DetailsForm } from "../features/account/details-form"
import { handOver } from "../features/account/handover.server"
import type { GpPractice } from "../lib/contracts"
import { formErrors, isRefusal } from "../lib/errors"
import type { FieldErrors } from "../lib/errors"
import { again, answered, requireCustomer } from "../lib/guards.server"
import { safeNext, withNext } from "../lib/next-path"
import { keepSession } from "../lib/session.server"
import { ErrorSummary } from "../ui/error-summary"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import type { Route } from "./+types/account.details"

const nextOf = (request: Request) =>
  safeNext(new URL(request.url).searchParams.get("next"), "/account")

type Shown = {
  errors: FieldErrors
  typed: TypedDetails
  practices: GpPractice[] | null
}

export async function loader({ request }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  const patient = await answered(request, session, readPatient(session))
  const customer = patient
    ? null
    : await answered(request, session, readCustomer(session))
  const next = nextOf(request)
  return {
    typed: typedFrom(patient, {
      first_name: customer?.first_name ?? null,
      last_name: customer?.last_name ?? null,
    }),
    practice: patient?.gp.practice ?? null,
    consent: await answered(request, session, readGpConsent()),
    contact: patient
      ? {
          email: patient.email,
          email_verified: patient.email_verified,
          phone_verified: patient.phone_verified,
        }
      : null,
    here: withNext("/account/details", next),
  }
}

export async function action({ request }: Route.ActionArgs) {
  const session = await requireCustomer(request)
  const form = await request.formData()
  const { typed, errors, input } = readDetails(form)
  const query = typed.gp_query
  const search = () =>
    query
      ? answered(request, session, searchPractices(query))
      : Promise.resolve(null)
  if (form.get("intent") === "search") {
    const asked: Shown["errors"] = query
      ? {}
      : { gp_query: "Enter a name, town or postcode to search for" }
    return again<Shown>(
      { errors: asked, typed, practices: await search() },
      query ? 200 : 400
    )
  }
  if (!input) {
    return again<Shown>({ errors, typed, practices: await search() })
  }
  try {
    const work = savePatient(session, input)
    const patient = await answered(request, session, work)
    await answered(request, session, handOver(session))
    const next = nextOf(request)
    if (patient.email_verified) {
      session.flash("notice", "Your details are saved.")
      return redirect(next, { headers: await keepSession(session) })
    }
    await answered(request, session, sendCode(session, "email"))
    return redirect(withNext("/account/verify/email", next))
  } catch (error) {
    if (isRefusal(error)) {
      return again<Shown>({
        errors: formErrors(error, DETAIL_FIELDS),
        typed,
        practices: await search(),
      })
    }
    throw error
  }
}

export default function Details(props: Route.ComponentProps) {
  const { typed, practice, consent, contact, here } = props.loaderData
  const shown = props.actionData
  const invalid = Object.keys(shown?.errors ?? {}).length > 0
  return (
    <Page title="Your details" invalid={invalid} narrow>
      {contact ? (
        <a className="back" href="/account">
          Your account
        </a>
      ) : null}
      <ErrorSummary
        errors={shown?.errors}
        anchors={{ date_of_birth: "date_of_birth-day" }}
      />
      <h1>Your details</h1>
      {contact ? (
        <Contact {...contact} />
      ) : (
        <p className="lead">
          The clinician and our pharmacists need these to treat you safely. Fill
          in the form for yourself only.
        </p>
      )}
      <DetailsForm
        typed={shown?.typed ?? typed}
        errors={shown?.errors}
        practices={shown?.practices ?? null}
        saved={practice}
        consent={consent}
        here={here}
        submit={contact ? "Save" : "Save and continue"}
      />
    </Page>
  )
}

type ContactProps = {
  email: string
  email_verified: boolean
  phone_verified: boolean
}

function Contact({ email, email_verified, phone_verified }: ContactProps) {
  return (
    <Notice>
      <p>
        Email: {email}{" "}
        {email_verified ? (
          "(verified)"
        ) : (
          <a href="/account/verify/email">Verify your email address</a>
        )}
      </p>
      <p>
        Phone:{" "}
        {phone_verified ? (
          "verified"
        ) : (
          <a href="/account/verify/phone">Verify your phone number</a>
        )}
      </p>
    </Notice>
  )
}
