import type { Pharmacy } from "../lib/env.server"
import { telHref } from "../lib/tel"

/** Where the public register lists a pharmacy by its premises number. */
export const REGISTER = "https://www.pharmacyregulation.org/registers/pharmacy"

const links = [
  { href: "/policies/privacy", label: "Privacy" },
  { href: "/policies/terms", label: "Terms" },
  { href: "/policies/complaints", label: "Complaints" },
]

/** The foot of every page: the registered pharmacy that sells here. */
export function SiteFooter({ pharmacy }: { pharmacy: Pharmacy }) {
  return (
    <footer className="site-footer">
      <div className="wrap">
        <div>
          <h2>{pharmacy.name}</h2>
          <p>{pharmacy.address}</p>
          <p>
            GPhC registered pharmacy, premises number{" "}
            <a href={REGISTER} rel="noreferrer">
              {pharmacy.premisesNumber}
            </a>
          </p>
          <p>Superintendent pharmacist: {pharmacy.superintendent}</p>
        </div>
        <div>
          <h2>Talk to us</h2>
          <p>
            <a href={telHref(pharmacy.phone)}>{pharmacy.phone}</a>
          </p>
          <p>
            <a href={`mailto:${pharmacy.email}`}>{pharmacy.email}</a>
          </p>
          <p>
            In an emergency call <a href="tel:999">999</a>. For urgent advice
            call <a href="tel:111">111</a>.
          </p>
        </div>
        <nav aria-label="About us and policies">
          <h2>Policies</h2>
          <ul>
            {links.map(({ href, label }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  )
}
