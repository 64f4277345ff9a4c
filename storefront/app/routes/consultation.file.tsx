import { readFile } from "../features/consultation/api.server"
import { answered } from "../lib/guards.server"
import { passFile } from "../lib/pass-file.server"
import { readSession } from "../lib/session.server"
import type { Route } from "./+types/consultation.file"

/** A person's own upload, passed on from the backend to them alone. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const session = await readSession(request)
  const work = readFile(session, params.id, params.file)
  return passFile(await answered(request, session, work))
}
