import { downloadDocument } from "../features/account/api.server"
import { answered, requireCustomer } from "../lib/guards.server"
import type { Route } from "./+types/account.document"

/** Passes a document of the signed-in person through; nothing keeps a copy. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  const work = downloadDocument(session, params.id)
  const document = await answered(request, session, work)
  return new Response(document.body, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": 'attachment; filename="document.pdf"',
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "default-src 'none'; sandbox",
    },
  })
}
