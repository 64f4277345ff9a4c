import { redirect } from "react-router"
import { answerProposal } from "../features/account/api.server"
import { isRefusal } from "../lib/errors"
import { answered, requireCustomer } from "../lib/guards.server"
import { keepSession } from "../lib/session.server"
import type { Route } from "./+types/account.change-return"

/**
 * Where the card form of a dearer change sends the person back to. What the
 * address says about the payment is not believed: the backend asks the payment
 * provider. Coming here twice accepts and charges once.
 */
export async function loader({ request, params }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  let next: string
  try {
    const work = answerProposal(session, params.id, { answer: "accept" })
    const { order_id } = await answered(request, session, work)
    session.flash(
      "notice",
      "Thank you. We have your payment, and you accepted the change."
    )
    next = `/account/orders/${order_id}`
  } catch (error) {
    if (!isRefusal(error)) {
      throw error
    }
    if (error.code === "payment_required") {
      session.flash("payment_reason", error.message)
      next = `/account/changes/${params.id}/pay`
    } else {
      session.flash(
        "notice",
        "This can't be answered any more. Nothing more was charged."
      )
      next = "/account"
    }
  }
  return redirect(next, { headers: await keepSession(session) })
}
