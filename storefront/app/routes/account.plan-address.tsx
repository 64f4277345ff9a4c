import { redirect } from "react-router"
import { readAddress, typedAddress } from "../features/account/address"
import { AddressFields } from "../features/account/address-fields"
import { changeAddress, readPlan } from "../features/plans/api.server"
import { formErrors, isRefusal } from "../lib/errors"
import { fieldText, fieldTexts, missing } from "../lib/form"
import { again, answered, requireCustomer } from "../lib/guards.server"
import { keepSession } from "../lib/session.server"
import { ErrorSummary } from "../ui/error-summary"
import { Page } from "../ui/page"
import { TextField } from "../ui/text-field"
import type { Route } from "./+types/account.plan-address"

const NAMES = ["first_name", "last_name"] as const
const FIELDS: Record<string, string> = {
  "address.first_name": "first_name",
  "address.last_name": "last_name",
  "address.address_1": "address_1",
  "address.address_2": "address_2",
  "address.city": "city",
  "address.county": "county",
  "address.postcode": "postcode",
}

export async function loader({ request, params }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  const work = readPlan(session, params.id)
  const plan = await answered(request, session, work)
  if (!plan.may.change_address) {
    throw redirect(`/account/plans/${params.id}`)
  }
  const { first_name, last_name, phone, ...address } = plan.delivery_address
  return {
    id: plan.id,
    typed: typedAddress({
      ...address,
      address_2: address.address_2 ?? "",
      county: address.county ?? "",
    }),
    names: { first_name, last_name },
    phone: phone ?? "",
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const session = await requireCustomer(request)
  const form = await request.formData()
  const names = fieldTexts(form, NAMES)
  const { typed, errors, address } = readAddress(form)
  Object.assign(
    errors,
    missing(names, {
      first_name: "Enter the first name",
      last_name: "Enter the last name",
    })
  )
  if (Object.keys(errors).length > 0) {
    return again({ errors, typed, names })
  }
  try {
    const phone = fieldText(form, "phone")
    await answered(
      request,
      session,
      changeAddress(session, params.id, { ...names, ...address, phone })
    )
  } catch (error) {
    if (isRefusal(error)) {
      return again({ errors: formErrors(error, FIELDS), typed, names })
    }
    throw error
  }
  session.flash("notice", "Thank you. Your next parcels go to this address.")
  return redirect(`/account/plans/${params.id}`, {
    headers: await keepSession(session),
  })
}

export default function PlanAddress({
  loaderData,
  actionData,
}: Route.ComponentProps) {
  const errors = actionData?.errors
  const names = actionData?.names ?? loaderData.names
  return (
    <Page
      title="Send your parcels to another address"
      invalid={Boolean(errors)}
      inner
    >
      <ErrorSummary errors={errors} />
      <a className="back" href={`/account/plans/${loaderData.id}`}>
        Your plan
      </a>
      <h1>Send your parcels to another address</h1>
      <p>
        This is for the parcels of this plan that are still to come. One that we
        are preparing already goes to the address it was meant for.
      </p>
      <p className="muted">
        We deliver in Great Britain, in plain packaging, to a home or workplace:
        not to parcel lockers.
      </p>
      <form method="post" noValidate>
        <input type="hidden" name="phone" value={loaderData.phone} />
        <TextField
          name="first_name"
          label="First name"
          autoComplete="given-name"
          value={names.first_name}
          error={errors?.["first_name"]}
        />
        <TextField
          name="last_name"
          label="Last name"
          autoComplete="family-name"
          value={names.last_name}
          error={errors?.["last_name"]}
        />
        <AddressFields
          typed={actionData?.typed ?? loaderData.typed}
          errors={errors}
        />
        <button className="button" type="submit">
          Use this address
        </button>
      </form>
    </Page>
  )
}
