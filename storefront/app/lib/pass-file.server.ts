import { notFound } from "./guards.server"

const SHOWN = ["image/jpeg", "image/png", "image/webp", "application/pdf"]
const KEPT = ["content-type", "content-disposition", "content-length"]

/** A person's own upload, passed on from the backend to them alone; nothing in it can run. */
export function passFile(file: Response): Response {
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
