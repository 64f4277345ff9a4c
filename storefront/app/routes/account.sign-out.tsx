import { redirect } from "react-router"
import { endSession, readSession } from "../lib/session.server"
import type { Route } from "./+types/account.sign-out"

/** Forgets everything that this browser held, consultations and basket too. */
export async function action({ request }: Route.ActionArgs) {
  const session = await readSession(request)
  return redirect("/", { headers: await endSession(session) })
}

export const loader = () => redirect("/account")
