import { useLocation } from "react-router"
import type { Pharmacy } from "../lib/env.server"
import { Leaf } from "./leaf"

type Props = { pharmacy: Pharmacy; signedIn: boolean; hasBasket: boolean }

/** The head of every page: the name, and four ways on. */
export function SiteHeader({ pharmacy, signedIn, hasBasket }: Props) {
  const { pathname } = useLocation()
  const items = [
    { href: "/#conditions", label: "Conditions", at: "/conditions" },
    { href: "/#how-it-works", label: "How it works", at: undefined },
    ...(hasBasket ? [{ href: "/basket", label: "Basket", at: "/basket" }] : []),
    signedIn
      ? { href: "/account", label: "Your account", at: "/account" }
      : { href: "/account/sign-in", label: "Sign in", at: "/account" },
  ]
  return (
    <header className="site-header">
      <div className="wrap">
        <a className="brand" href="/">
          <Leaf />
          {pharmacy.name}
        </a>
        <nav
          className={`site-nav ${signedIn || hasBasket ? "compact" : ""}`}
          aria-label="Main"
        >
          <ul>
            {items.map(({ href, label, at }) => (
              <li key={href}>
                <a
                  href={href}
                  aria-current={
                    at && pathname.startsWith(at) ? "true" : undefined
                  }
                >
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  )
}
