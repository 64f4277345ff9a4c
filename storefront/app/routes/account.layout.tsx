import { Outlet, useLocation } from "react-router"
import { requireCustomer } from "../lib/guards.server"
import type { Route } from "./+types/account.layout"

export async function loader({ request }: Route.LoaderArgs) {
  await requireCustomer(request)
  return null
}

const ITEMS = [
  { href: "/account", label: "Orders" },
  { href: "/account/messages", label: "Messages" },
  { href: "/account/documents", label: "Documents" },
  { href: "/account/consultations", label: "Consultations" },
  { href: "/account/details", label: "Your details" },
]

/** The account's own menu beside its pages. */
export default function AccountLayout() {
  const { pathname } = useLocation()
  return (
    <div className="wrap with-menu">
      <nav className="side-nav" aria-label="Your account">
        <ul>
          {ITEMS.map(({ href, label }) => (
            <li key={href}>
              <a
                href={href}
                aria-current={pathname === href ? "page" : undefined}
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
        <form method="post" action="/account/sign-out">
          <button className="link-button" type="submit">
            Sign out
          </button>
        </form>
      </nav>
      <div>
        <Outlet />
      </div>
    </div>
  )
}
