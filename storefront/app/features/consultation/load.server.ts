import { redirect } from "react-router"
import type { ConsultationView } from "../../lib/contracts"
import { answered } from "../../lib/guards.server"
import { readSession } from "../../lib/session.server"
import type { ShopSession } from "../../lib/session.server"
import { readConsultation } from "./api.server"
import { currentPath } from "./navigation"

type Loaded = { session: ShopSession; view: ConsultationView }

/** The consultation that this browser or account holds; otherwise the page's 404. */
export async function loadConsultation(
  request: Request,
  id: string
): Promise<Loaded> {
  const session = await readSession(request)
  const view = await answered(request, session, readConsultation(session, id))
  return { session, view }
}

/** The same, for pages of an unfinished one; others go where they belong. */
export async function loadDraft(request: Request, id: string): Promise<Loaded> {
  const loaded = await loadConsultation(request, id)
  if (loaded.view.state !== "draft") {
    throw redirect(currentPath(loaded.view))
  }
  return loaded
}
