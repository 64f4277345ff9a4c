import { readIdentityFile } from "../features/account/identity.server"
import { answered, requireCustomer } from "../lib/guards.server"
import { passFile } from "../lib/pass-file.server"
import type { Route } from "./+types/account.identity-file"

/** A document that the signed-in person sent. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  const work = readIdentityFile(session, params.id)
  return passFile(await answered(request, session, work))
}
