import { Container, Heading, Text } from "@medusajs/ui"
import type { PlanDetailView } from "../../../../../api/contracts/plan"
import { AuditTrailDrawer } from "../../../../components/audit-trail-drawer"
import { PlanState } from "../../../../components/plans/plan-state"
import { TextLink } from "../../../../components/text-link"
import { useMe } from "../../../../hooks/staff"
import { monthsWord } from "../../../../lib/case-plan-words"
import { countWord, formatDate } from "../../../../lib/format"

type Role = NonNullable<ReturnType<typeof useMe>["data"]>["role"]

/** Where a role may follow a link to. */
const CASES: readonly Role[] = ["prescriber", "pharmacist", "pharmacy_team"]
const ORDERS: readonly Role[] = [
  "administrator",
  "pharmacist",
  "pharmacy_team",
  "support",
]
const TRAIL: readonly Role[] = ["administrator", "prescriber", "pharmacist"]

export const PlanHeader = ({ plan }: { plan: PlanDetailView }) => {
  const role = useMe().data?.role
  const may = (roles: readonly Role[]) =>
    role !== undefined && roles.includes(role)
  return (
    <Container className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-4 py-4 sm:px-6">
      <div className="flex min-w-0 flex-col gap-1">
        <div className="flex flex-wrap items-center gap-2">
          <Heading level="h1">{plan.treatment_name ?? plan.reference}</Heading>
          <PlanState plan={plan} />
        </div>
        <Text size="small" className="text-ui-fg-subtle">
          {plan.reference} · {plan.patient.name} · {monthsWord(plan.months)},{" "}
          {countWord(plan.quantity, "pack")} each · bought on{" "}
          {formatDate(plan.agreed_at)}
        </Text>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        {may(CASES) ? (
          <TextLink to={`/review/${plan.case_id}`} className="txt-small">
            {plan.case_reference ?? "Case"}
          </TextLink>
        ) : null}
        {may(ORDERS) && plan.order_id ? (
          <TextLink to={`/orders/${plan.order_id}`} className="txt-small">
            Order #{plan.order_display_id ?? "–"}
          </TextLink>
        ) : null}
        {may(TRAIL) && plan.order_id ? (
          <AuditTrailDrawer orderId={plan.order_id} />
        ) : null}
      </div>
    </Container>
  )
}
