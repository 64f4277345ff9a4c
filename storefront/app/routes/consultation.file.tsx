import { readFile } from "../features/consultation/api.server"
import { answered, notFound } from "../lib/guards.server"
import { readSession } from "../lib/session.server"
import type { Route } from "./+types/consultation.file"

const SHOWN = ["image/jpeg", "image/png", "image/webp", "application/pdf"]
const KEPT = ["content-type", "content-disposition", "content-length"]

/** A person's own upload, passed on from the backend to them alone. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const session = await readSession(request)
  const work = readFile(session, params.id, params.file)
  const file = await answered(request, session, work)
  if (!SHOWN.includes(file.headers.get("content-type") ?? "")) {
    notFound()
  }
  const headers = new Headers({
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
  })
  for (const name of KEPT) {
    const value = file.headers.get(name)
    if (value) {
      headers.set(name, value)
    }
  }
  return new Response(file.body, { headers })
}
