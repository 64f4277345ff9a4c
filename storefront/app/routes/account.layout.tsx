import { Outlet, useLocation } from "react-router"
import { readIdentity } from "../features/account/identity.server"
import { listReports } from "../features/health-report/api.server"
import { listPlans } from "../features/plans/api.server"
import { waitsFor } from "../features/plans/check-in"
import { listReminders } from "../features/renewals/api.server"
import { ReminderNotice } from "../features/renewals/reminder-notice"
import { requireCustomer } from "../lib/guards.server"
import { Notice } from "../ui/notice"
import type { Route } from "./+types/account.layout"

export async function loader({ request }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  // The page itself answers where the backend doesn't.
  const [identity, reports, plans, reminders] = await Promise.all([
    readIdentity(session).catch(() => null),
    listReports(session).catch(() => []),
    listPlans(session).catch(() => []),
    listReminders(session).catch(() => []),
  ])
  return {
    identity: identity?.state ?? "nothing",
    onHold: reports.some((report) => report.on_hold),
    asked: plans.find((plan) => plan.check_in) ?? null,
    unpaid: plans.find((plan) => plan.needs_you && !plan.check_in)?.id ?? null,
    reminders,
  }
}

const CHANGED = "/account/something-changed"
const RENEWALS = "/account/renewals"

const ITEMS = [
  { href: "/account", label: "Orders" },
  { href: "/account/plans", label: "Plans" },
  { href: RENEWALS, label: "Order again" },
  { href: "/account/messages", label: "Messages" },
  { href: "/account/documents", label: "Documents" },
  { href: "/account/consultations", label: "Consultations" },
  { href: "/account/details", label: "Your details" },
  { href: CHANGED, label: "Something has changed" },
]

/** The account's own menu beside its pages. */
export default function AccountLayout({ loaderData }: Route.ComponentProps) {
  const { pathname } = useLocation()
  const { identity, onHold, asked, unpaid, reminders } = loaderData
  const items =
    identity === "nothing"
      ? ITEMS
      : [...ITEMS, { href: "/account/identity", label: "ID check" }]
  return (
    <div className="wrap with-menu">
      <nav className="side-nav" aria-label="Your account">
        <ul>
          {items.map(({ href, label }) => (
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
        {identity === "asked" && pathname !== "/account/identity" ? (
          <Notice tone="warn">
            <p>
              <strong>ID check: action required.</strong> Before we can go on we
              have to confirm who you are.{" "}
              <a href="/account/identity">Send us your documents</a>
            </p>
          </Notice>
        ) : null}
        {onHold && pathname !== CHANGED ? (
          <Notice tone="warn">
            <p>
              <strong>Your supplies are on hold.</strong> You told us that
              something has changed. Nothing is sent until one of our clinicians
              has looked at it. <a href={CHANGED}>See what you told us</a>
            </p>
          </Notice>
        ) : null}
        {asked?.check_in && !pathname.startsWith("/account/plans/") ? (
          <Notice tone="warn">
            <p>
              <strong>A few questions before your next parcel.</strong>{" "}
              {waitsFor(asked.check_in)}{" "}
              <a href={`/account/plans/${asked.id}/check-in`}>
                Answer the questions
              </a>
            </p>
          </Notice>
        ) : null}
        {unpaid && !pathname.startsWith("/account/plans/") ? (
          <Notice tone="warn">
            <p>
              <strong>A payment needs you.</strong> Your plan is on hold, and
              nothing is sent, until it is paid.{" "}
              <a href={`/account/plans/${unpaid}/pay`}>See what you can do</a>
            </p>
          </Notice>
        ) : null}
        {pathname.startsWith(RENEWALS)
          ? null
          : reminders.map((reminder) => (
              <ReminderNotice
                key={reminder.consultation_id}
                reminder={reminder}
              />
            ))}
        <Outlet />
      </div>
    </div>
  )
}
