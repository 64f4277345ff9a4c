import { redirect } from "react-router"
import { useCard } from "../features/plans/api.server"
import { isRefusal } from "../lib/errors"
import { answered, requireCustomer } from "../lib/guards.server"
import { keepSession } from "../lib/session.server"
import type { Route } from "./+types/account.plan-card-return"

/**
 * Where the card form of a plan sends the person back to. What the address says
 * of the card is not believed: the backend asks the payment provider. Coming
 * here twice changes the card, and charges what was open, once.
 */
export async function loader({ request, params }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  const setup = new URL(request.url).searchParams.get("setup_intent") ?? "none"
  let next = `/account/plans/${params.id}`
  try {
    const work = useCard(session, params.id, setup)
    const plan = await answered(request, session, work)
    session.flash(
      "notice",
      plan.instalments.some(({ status }) => status.word === "Being paid")
        ? "Thank you. We have your new card, and are taking the payment now. This can take a minute."
        : "Thank you. Your next payments are taken from your new card."
    )
  } catch (error) {
    if (!isRefusal(error)) {
      throw error
    }
    session.flash(
      "payment_reason",
      error.code === "mandate_changed"
        ? "Your plan has changed since. Please read again what you agree to."
        : error.message
    )
    next = `${next}/card`
  }
  return redirect(next, { headers: await keepSession(session) })
}
