import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { useEffect } from "react"
import { useLocation, useNavigate } from "react-router-dom"
import type { MeResponse } from "../../api/contracts/staff-access"
import { useAccess } from "../hooks/staff"

const isWithin = (path: string, page: string) =>
  path === page || path.startsWith(`${page}/`)

/** The closed page that an address belongs to, unless one below it is open. */
function closedPage(access: MeResponse | undefined, path: string) {
  const longest = (pages: { to: string }[]) =>
    Math.max(
      0,
      ...pages.filter(({ to }) => isWithin(path, to)).map(({ to }) => to.length)
    )
  const closed = access?.closed_pages ?? []
  const length = longest(closed)
  const open = (access?.open_pages ?? []).map((to) => ({ to }))
  return length > longest(open)
    ? closed.find(({ to }) => isWithin(path, to) && to.length === length)
    : undefined
}

/**
 * Stands on every page, unseen: leads away from pages that aren't part of the
 * role, and hides nested menu entries, which the menu's layout can't.
 */
const RoleGuardWidget = () => {
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const access = useAccess().data
  const closed = access?.closed_pages ?? []
  const within = closedPage(access, pathname)
  const landing = access?.landing
  useEffect(() => {
    if (!within || !landing) {
      return
    }
    // Medusa opens its orders for whoever comes without an address.
    void navigate(
      within.to === "/orders" && pathname === "/orders"
        ? landing
        : `/not-your-role?page=${encodeURIComponent(within.to)}`,
      { replace: true }
    )
  }, [within, landing, navigate, pathname])
  // The way back out of the settings leads to the orders, and from there on.
  const hidden = closed
    .filter(({ to }) => to !== "/orders")
    .flatMap(({ to }) => [
      `aside a[href$="${to}"]`,
      // A nested entry leaves no gap.
      `aside li:has(> div > a[href$="${to}"])`,
    ])
    .join(", ")
  return hidden ? <style>{`${hidden} { display: none }`}</style> : null
}

export const config = defineWidgetConfig({ zone: "topbar" })

export default RoleGuardWidget
