import { redirect } from "react-router"
import type { PatientView } from "../../lib/contracts"
import { answered, requireCustomer } from "../../lib/guards.server"
import { withNext } from "../../lib/next-path"
import type { ShopSession } from "../../lib/session.server"
import { readPatient } from "./api.server"

export type Ready = { session: ShopSession; patient: PatientView }

/**
 * The signed-in person with what an order needs: a complete profile with the
 * answer about the GP (SAF-5) and a verified e-mail address (PAY-1). What is
 * missing is asked for first, then the person comes back.
 */
export async function requireReady(request: Request): Promise<Ready> {
  const session = await requireCustomer(request)
  const url = new URL(request.url)
  const here = url.pathname + url.search
  const patient = await answered(request, session, readPatient(session))
  if (!patient?.gp.answer) {
    throw redirect(withNext("/account/details", here))
  }
  if (!patient.email_verified) {
    throw redirect(withNext("/account/verify/email", here))
  }
  return { session, patient }
}
