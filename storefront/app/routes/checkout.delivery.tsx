import { redirect } from "react-router"
import { listDeliveryOptions, setDelivery } from "../features/basket/api.server"
import { loadCheckout } from "../features/basket/load.server"
import { isRefusal } from "../lib/errors"
import type { FieldErrors } from "../lib/errors"
import { fieldText } from "../lib/form"
import { again, answered } from "../lib/guards.server"
import { formatMoney } from "../lib/money"
import { Choices } from "../ui/choices"
import { ErrorSummary } from "../ui/error-summary"
import { FieldSet } from "../ui/field"
import { Page } from "../ui/page"
import type { Route } from "./+types/checkout.delivery"

export async function loader({ request }: Route.LoaderArgs) {
  const { session, basket } = await loadCheckout(request)
  if (!basket.delivery_address) {
    throw redirect("/checkout/address")
  }
  const work = listDeliveryOptions(session, basket.id)
  return {
    options: await answered(request, session, work),
    chosen: basket.delivery?.option_id ?? null,
  }
}

export async function action({ request }: Route.ActionArgs) {
  const { session, basket } = await loadCheckout(request)
  const option = fieldText(await request.formData(), "option")
  if (!option) {
    const errors: FieldErrors = { option: "Select how we should deliver" }
    return again({ errors })
  }
  try {
    const work = setDelivery(session, basket.id, option)
    await answered(request, session, work)
  } catch (error) {
    if (isRefusal(error)) {
      return again({ errors: { option: error.message } as FieldErrors })
    }
    throw error
  }
  return redirect("/checkout/review")
}

export default function Delivery({
  loaderData,
  actionData,
}: Route.ComponentProps) {
  const { options, chosen } = loaderData
  const errors = actionData?.errors
  const first = chosen ?? (options.length === 1 ? options[0]?.id : undefined)
  return (
    <Page title="Delivery" invalid={Boolean(errors)} narrow>
      <a className="back" href="/checkout/address">
        Delivery address
      </a>
      <ErrorSummary errors={errors} />
      <h1>How shall we deliver?</h1>
      <form method="post" noValidate>
        <FieldSet
          id="option"
          legend="Delivery"
          hint="Times count from the day your order is approved."
          error={errors?.option}
        >
          <Choices
            name="option"
            kind="radio"
            chosen={first ? [first] : []}
            choices={options.map(({ id, name, description, price }) => ({
              value: id,
              label: name,
              detail: description,
              aside: formatMoney(price),
            }))}
          />
        </FieldSet>
        <button className="button" type="submit">
          Continue
        </button>
      </form>
    </Page>
  )
}
