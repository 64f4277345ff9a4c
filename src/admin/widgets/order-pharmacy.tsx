import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types"
import { Container, Heading, Text } from "@medusajs/ui"
import { AuditTrailDrawer } from "../components/audit-trail-drawer"
import { CancelCases } from "../components/order/cancel-cases"
import { OrderCases } from "../components/order/order-cases"
import { RefundLines } from "../components/refunds/refund-lines"
import { QueryView } from "../components/query-view"
import { useCases } from "../hooks/cases"
import { useRefunds } from "../hooks/refunds"
import { useMay } from "../hooks/staff"
import { useSupplies } from "../hooks/supplies"

const PAGE = { limit: 100, offset: 0 }

const Note = ({ children }: { children: string }) => (
  <Text size="small" className="text-ui-fg-subtle px-4 py-4 sm:px-6">
    {children}
  </Text>
)

/** What the pharmacy does about an order: its cases, supplies and audit trail. */
const OrderPharmacyWidget = ({ data }: DetailWidgetProps<AdminOrder>) => {
  const number = String(data.display_id ?? "")
  const may = useMay()
  const isNumbered = number !== ""
  const readsCases = isNumbered && may("GET /admin/cases")
  const readsSupplies = isNumbered && may("GET /admin/supplies")
  const readsRefunds = may("GET /admin/refunds")
  const cases = useCases({ q: number, state: "all", ...PAGE }, readsCases)
  const supplies = useSupplies({ q: number, ...PAGE }, readsSupplies)
  const query = { view: "all", order_id: data.id, limit: 25 } as const
  const refunds = useRefunds(query, readsRefunds)
  const readsTrail = may("GET /admin/orders/:id/audit-trail")
  const ours = (supplies.data?.supplies ?? []).filter(
    ({ order_id }) => order_id === data.id
  )
  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between gap-2 px-4 py-4 sm:px-6">
        <Heading level="h2">Pharmacy</Heading>
        {readsTrail ? <AuditTrailDrawer orderId={data.id} /> : null}
      </div>
      {readsCases ? (
        <QueryView query={cases} lines={2}>
          {(page) => {
            const found = page.cases.filter(
              ({ order_id }) => order_id === data.id
            )
            return found.length > 0 ? (
              <OrderCases cases={found} supplies={ours} />
            ) : (
              <Note>No treatment in this order.</Note>
            )
          }}
        </QueryView>
      ) : (
        <Note>What was asked and decided is for those who review it.</Note>
      )}
      {!readsCases && readsTrail && may("POST /admin/cases/:id/cancel") ? (
        <CancelCases orderId={data.id} />
      ) : null}
      {refunds.data && refunds.data.count > 0 ? (
        <div className="flex flex-col gap-2 px-4 py-4 sm:px-6">
          <Heading level="h3">Refunds</Heading>
          <RefundLines refunds={refunds.data.refunds} />
        </div>
      ) : null}
    </Container>
  )
}

export const config = defineWidgetConfig({ zone: "order.details.side.before" })

export default OrderPharmacyWidget
