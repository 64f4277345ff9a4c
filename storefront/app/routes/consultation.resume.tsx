import { redirect } from "react-router"
import { loadConsultation } from "../features/consultation/load.server"
import { currentPath } from "../features/consultation/navigation"
import type { Route } from "./+types/consultation.resume"

/** Takes the person to where their consultation is. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { view } = await loadConsultation(request, params.id)
  return redirect(currentPath(view))
}
