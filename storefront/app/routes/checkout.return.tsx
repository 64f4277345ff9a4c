import { redirect } from "react-router"
import { completeBasket } from "../features/basket/api.server"
import { isRefusal } from "../lib/errors"
import { answered, requireCustomer } from "../lib/guards.server"
import { keepSession } from "../lib/session.server"
import type { Route } from "./+types/checkout.return"

/**
 * Where the card form sends the person back to. What the address says about the
 * payment is not believed: the backend asks the payment provider. Coming here
 * twice places one order.
 */
export async function loader({ request }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  const held = session.get("basket")
  if (!held) {
    return redirect("/account")
  }
  let reason: string
  try {
    const work = completeBasket(session, held.id)
    const result = await answered(request, session, work)
    if (result.status === "placed") {
      session.unset("basket")
      return redirect(`/checkout/confirmation/${result.order.id}`, {
        headers: await keepSession(session),
      })
    }
    reason = result.reason
  } catch (error) {
    if (!isRefusal(error)) {
      throw error
    }
    reason = error.message
  }
  session.flash("payment_reason", reason)
  return redirect("/checkout/payment-refused", {
    headers: await keepSession(session),
  })
}
