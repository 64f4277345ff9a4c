import { STAFF_ROLES, type StaffRole } from "../roles"
import { mayUse } from "."

/** A page of the admin, by the route without which it shows nothing. */
export type Page = {
  to: string
  label: string
  needs: string
  /** Where its menu entry stands; a nested one is hidden by its address. */
  menu: "sidebar" | "settings.sidebar" | "nested"
}

const page = (
  menu: Page["menu"],
  to: string,
  label: string,
  needs: string
): Page => ({ menu, to, label, needs })

/** Every page with an entry in a menu, Medusa's and ours. */
const PAGES: readonly Page[] = [
  page("sidebar", "/review", "Review queue", "GET /admin/cases"),
  page(
    "nested",
    "/review/safeguarding",
    "Safeguarding",
    "GET /admin/safeguarding-tasks"
  ),
  page(
    "nested",
    "/review/health-reports",
    "Something has changed",
    "GET /admin/health-reports"
  ),
  page(
    "sidebar",
    "/identity",
    "Identity checks",
    "GET /admin/identity-reviews"
  ),
  page("sidebar", "/dispatch", "Dispatch", "GET /admin/supplies"),
  page("sidebar", "/letters", "GP letters", "GET /admin/letters"),
  page("sidebar", "/forms", "Forms", "GET /admin/forms"),
  page("sidebar", "/refunds", "Refunds", "GET /admin/refunds"),
  page(
    "sidebar",
    "/reconciliation",
    "Reconciliation",
    "GET /admin/reconciliation"
  ),
  page("sidebar", "/plans", "Plans", "GET /admin/plans"),
  page(
    "nested",
    "/plans/failed-charges",
    "Failed charges",
    "GET /admin/failed-charges"
  ),
  page(
    "sidebar",
    "/upcoming-supplies",
    "Upcoming supplies",
    "GET /admin/upcoming-supplies"
  ),
  page("sidebar", "/partners", "Partner calls", "GET /admin/partner-calls"),
  page("sidebar", "/orders", "Orders", "GET /admin/orders"),
  page("sidebar", "/products", "Products", "GET /admin/products"),
  page("sidebar", "/inventory", "Inventory", "GET /admin/inventory-items"),
  page("nested", "/reservations", "Reservations", "GET /admin/reservations"),
  page("sidebar", "/customers", "Customers", "GET /admin/customers"),
  page(
    "nested",
    "/customer-groups",
    "Customer groups",
    "POST /admin/customer-groups"
  ),
  page("sidebar", "/promotions", "Promotions", "GET /admin/promotions"),
  page("nested", "/campaigns", "Campaigns", "GET /admin/campaigns"),
  page("sidebar", "/price-lists", "Price lists", "GET /admin/price-lists"),
  page(
    "settings.sidebar",
    "/settings/staff",
    "Pharmacy staff",
    "GET /admin/staff"
  ),
  page(
    "settings.sidebar",
    "/settings/staff-roles",
    "What roles may do",
    "GET /admin/staff/roles"
  ),
  page(
    "settings.sidebar",
    "/settings/ingredient-limits",
    "Limits by ingredient",
    "GET /admin/ingredient-limits"
  ),
  page(
    "settings.sidebar",
    "/settings/evidence",
    "Evidence",
    "GET /admin/clinical-categories"
  ),
  page(
    "settings.sidebar",
    "/settings/plan-rules",
    "Plan rules",
    "GET /admin/clinical-categories"
  ),
  page(
    "settings.sidebar",
    "/settings/store",
    "Store",
    "POST /admin/stores/:id"
  ),
  page("settings.sidebar", "/settings/users", "Users", "GET /admin/invites"),
  page(
    "settings.sidebar",
    "/settings/regions",
    "Regions",
    "POST /admin/regions"
  ),
  page(
    "settings.sidebar",
    "/settings/tax-regions",
    "Tax regions",
    "GET /admin/tax-regions"
  ),
  page(
    "settings.sidebar",
    "/settings/return-reasons",
    "Return reasons",
    "GET /admin/return-reasons"
  ),
  page(
    "settings.sidebar",
    "/settings/refund-reasons",
    "Refund reasons",
    "POST /admin/refund-reasons"
  ),
  page(
    "settings.sidebar",
    "/settings/sales-channels",
    "Sales channels",
    "POST /admin/sales-channels"
  ),
  page(
    "settings.sidebar",
    "/settings/product-types",
    "Product types",
    "POST /admin/product-types"
  ),
  page(
    "settings.sidebar",
    "/settings/product-tags",
    "Product tags",
    "POST /admin/product-tags"
  ),
  page(
    "settings.sidebar",
    "/settings/locations",
    "Locations and shipping",
    "POST /admin/stock-locations"
  ),
  page(
    "settings.sidebar",
    "/settings/property-labels",
    "Property labels",
    "GET /admin/property-labels"
  ),
  page(
    "settings.sidebar",
    "/settings/translations",
    "Translations",
    "GET /admin/translations"
  ),
  page(
    "settings.sidebar",
    "/settings/publishable-api-keys",
    "Publishable API keys",
    "GET /admin/api-keys"
  ),
  // A secret key would open nothing.
  page(
    "settings.sidebar",
    "/settings/secret-api-keys",
    "Secret API keys",
    "GET /admin/workflows-executions"
  ),
  page(
    "settings.sidebar",
    "/settings/workflows",
    "Workflows",
    "GET /admin/workflows-executions"
  ),
  page(
    "settings.sidebar",
    "/settings/search",
    "Search indexes",
    "POST /admin/search-indexes/:id/reindex"
  ),
  page("sidebar", "/stops", "Stops", "GET /admin/stops"),
  page(
    "nested",
    "/review/unfinished",
    "Unfinished",
    "GET /admin/consultations"
  ),
  page("nested", "/draft-orders", "Drafts", "GET /admin/draft-orders"),
  page(
    "settings.sidebar",
    "/settings/denial-reasons",
    "Denial reasons",
    "GET /admin/denial-reasons"
  ),
]

/** Pages that aren't part of a role, with the roles they are part of. */
export const closedPagesOf = (
  role: StaffRole
): (Page & { roles: StaffRole[] })[] =>
  PAGES.filter(({ needs }) => !mayUse(role, needs)).map((one) => ({
    ...one,
    roles: STAFF_ROLES.filter((other) => mayUse(other, one.needs)),
  }))

/** Pages that are part of a role, also where they stand below one that isn't. */
export const openPagesOf = (role: StaffRole): string[] =>
  PAGES.filter(({ needs }) => mayUse(role, needs)).map(({ to }) => to)

const PREFIXES = {
  sidebar: "core:nav:",
  "settings.sidebar": "core:settings-nav:",
} as const

/** Whether a menu of the dashboard goes by the role. */
export const isRoleMenu = (zone: string): zone is keyof typeof PREFIXES =>
  zone in PREFIXES

/** A menu's layout as Medusa's dashboard reads it: what the role can't use is hidden. */
export function menuLayoutOf(role: StaffRole, zone: keyof typeof PREFIXES) {
  const hidden = closedPagesOf(role).filter(({ menu }) => menu === zone)
  // One search over everything is closed.
  const ids = [
    ...hidden.map(({ to }) => `${PREFIXES[zone]}${to}`),
    ...(zone === "sidebar" ? ["core:Searchbar"] : []),
  ]
  return {
    widgets: Object.fromEntries(ids.map((id) => [id, { hidden: true }])),
  }
}

/** Where each role's day begins. */
export const LANDING: Record<StaffRole, string> = {
  administrator: "/orders",
  prescriber: "/review",
  pharmacist: "/review",
  pharmacy_team: "/dispatch",
  support: "/orders",
}
