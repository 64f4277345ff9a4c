import { Badge, Container, Heading, Text } from "@medusajs/ui"
import { StateBadge } from "../../../../components/state-badge"
import { Link } from "react-router-dom"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { AuditTrailDrawer } from "../../../../components/audit-trail-drawer"
import { ClassBadge } from "../../../../components/class-badge"
import { useNow } from "../../../../hooks/clock"
import { waitedFor } from "../../../../lib/format"
import { caseColour, orderTypeWord } from "../../../../lib/words"

const IN_QUEUE = ["queued", "in_review"]

export const CaseHeader = ({ found }: { found: CaseDetail }) => {
  const now = useNow()
  return (
    <Container className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-4 py-4 sm:px-6">
      <div className="flex min-w-0 flex-col gap-1">
        <div className="flex flex-wrap items-center gap-2">
          <Heading level="h1">{found.treatment_name}</Heading>
          <ClassBadge legalClass={found.legal_class} />
          <Badge size="2xsmall">
            {orderTypeWord(found.order_type, found.instalment_count)}
          </Badge>
          <StateBadge color={caseColour(found.state)}>
            {found.state_label}
          </StateBadge>
          {found.partner_unavailable ? (
            <Badge size="2xsmall" color="red">
              Pending (API unavailable)
            </Badge>
          ) : null}
        </div>
        <Text size="small" className="text-ui-fg-subtle">
          {found.reference} · {found.category.name} · {found.quantity}{" "}
          {found.quantity === 1 ? "pack" : "packs"}
          {IN_QUEUE.includes(found.state)
            ? ` · waiting ${waitedFor(found.place_at, now)}`
            : ""}
          {found.claimed_by ? ` · with ${found.claimed_by.name}` : ""}
        </Text>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Link
          to={`/orders/${found.order_id}`}
          className="txt-small text-ui-fg-interactive-hover hover:underline"
        >
          Order #{found.order_display_id}
        </Link>
        <AuditTrailDrawer orderId={found.order_id} />
      </div>
    </Container>
  )
}
