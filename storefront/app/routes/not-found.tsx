import { notFound } from "../lib/guards.server"

export function loader() {
  notFound()
}

export default function NotFound() {
  return null
}
