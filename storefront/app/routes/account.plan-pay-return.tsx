import { redirect } from "react-router"
import { settleMonth } from "../features/plans/api.server"
import { answered, requireCustomer } from "../lib/guards.server"
import { keepSession } from "../lib/session.server"
import type { Route } from "./+types/account.plan-pay-return"

/**
 * Where the bank sends the person back to. What the address says about the
 * payment is not believed: the backend asks the payment provider.
 */
export async function loader({ request, params }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  const { state } = await answered(
    request,
    session,
    settleMonth(session, params.id)
  )
  const plan = `/account/plans/${params.id}`
  if (state === "paid") {
    session.flash(
      "notice",
      "Thank you. We have your payment, and your plan goes on."
    )
  } else if (state === "waiting") {
    session.flash("notice", "Your bank is still working on this payment.")
  } else {
    session.flash(
      "payment_reason",
      "Your bank says that the payment wasn’t confirmed."
    )
  }
  return redirect(state === "refused" ? `${plan}/pay` : plan, {
    headers: await keepSession(session),
  })
}
