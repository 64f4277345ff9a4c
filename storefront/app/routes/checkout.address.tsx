import { redirect } from "react-router"
import { readAddress, typedAddress } from "../features/account/address"
import { AddressFields } from "../features/account/address-fields"
import { setDeliveryAddress } from "../features/basket/api.server"
import { loadCheckout } from "../features/basket/load.server"
import { formErrors, isRefusal } from "../lib/errors"
import { fieldTexts, missing } from "../lib/form"
import { again, answered } from "../lib/guards.server"
import { ErrorSummary } from "../ui/error-summary"
import { Page } from "../ui/page"
import { TextField } from "../ui/text-field"
import type { Route } from "./+types/checkout.address"

const NAMES = ["first_name", "last_name"] as const

const FIELDS: Record<string, string> = {
  "address.first_name": "first_name",
  "address.last_name": "last_name",
  "address.address_1": "address_1",
  "address.address_2": "address_2",
  "address.city": "city",
  "address.county": "county",
  "address.postcode": "postcode",
  address: "address_1",
}

export async function loader({ request }: Route.LoaderArgs) {
  const { patient, basket } = await loadCheckout(request)
  const given = basket.delivery_address
  return {
    typed: typedAddress(given ?? patient.home_address),
    names: {
      first_name: given?.first_name ?? patient.first_name,
      last_name: given?.last_name ?? patient.last_name,
    },
    isHome: !given,
  }
}

export async function action({ request }: Route.ActionArgs) {
  const { session, basket, patient } = await loadCheckout(request)
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
    const full = { ...names, ...address, phone: patient.phone }
    const work = setDeliveryAddress(session, basket.id, full)
    await answered(request, session, work)
  } catch (error) {
    if (isRefusal(error)) {
      return again({ errors: formErrors(error, FIELDS), typed, names })
    }
    throw error
  }
  return redirect("/checkout/delivery")
}

export default function DeliveryAddress({
  loaderData,
  actionData,
}: Route.ComponentProps) {
  const errors = actionData?.errors
  const names = actionData?.names ?? loaderData.names
  return (
    <Page title="Delivery address" invalid={Boolean(errors)} narrow>
      <a className="back" href="/basket">
        Your basket
      </a>
      <ErrorSummary errors={errors} />
      <h1>Where shall we send it?</h1>
      <p className="lead">
        {loaderData.isHome
          ? "We have filled in your home address. Change it if the parcel should go elsewhere."
          : "This is the address you chose for the parcel."}
      </p>
      <p className="muted">
        We deliver in Great Britain, in plain packaging, to a home or workplace:
        not to parcel lockers.
      </p>
      <form method="post" noValidate>
        <TextField
          name="first_name"
          label="First name"
          autoComplete="given-name"
          value={names.first_name}
          error={errors?.first_name}
        />
        <TextField
          name="last_name"
          label="Last name"
          autoComplete="family-name"
          value={names.last_name}
          error={errors?.last_name}
        />
        <AddressFields
          typed={actionData?.typed ?? loaderData.typed}
          errors={errors}
        />
        <div className="actions">
          <button className="button" type="submit">
            Continue
          </button>
        </div>
      </form>
    </Page>
  )
}
