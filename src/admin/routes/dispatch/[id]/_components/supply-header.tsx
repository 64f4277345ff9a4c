import { Badge, Container, Heading, Text } from "@medusajs/ui"
import type { SupplyDetailView } from "../../../../../api/contracts/supply"
import { AuditTrailDrawer } from "../../../../components/audit-trail-drawer"
import { ClassBadge } from "../../../../components/class-badge"
import { StateBadge } from "../../../../components/state-badge"
import { TextLink } from "../../../../components/text-link"
import { formatWindow } from "../../../../lib/format"
import { supplyPartWords } from "../../../../lib/supply-part-words"
import { supplyWords } from "../../../../lib/words"

export const SupplyHeader = ({ supply }: { supply: SupplyDetailView }) => {
  const { word, colour } = supplyWords(supply.state)
  const partWords = supplyPartWords(supply)
  return (
    <Container className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-4 py-4 sm:px-6">
      <div className="flex min-w-0 flex-col gap-1">
        <div className="flex flex-wrap items-center gap-2">
          <Heading level="h1">{supply.treatment_name}</Heading>
          <ClassBadge legalClass={supply.legal_class} />
          <Badge size="2xsmall">{supply.label}</Badge>
          <StateBadge color={colour}>{word}</StateBadge>
          {supply.held ? (
            <Badge size="2xsmall" color="red">
              On hold
            </Badge>
          ) : null}
          {supply.item.cold_chain ? (
            <Badge size="2xsmall" color="blue">
              Cold chain
            </Badge>
          ) : null}
        </div>
        <Text size="small" className="text-ui-fg-subtle">
          {supply.reference} · {supply.quantity}{" "}
          {supply.quantity === 1 ? "pack" : "packs"} · dispatch promised{" "}
          {formatWindow(supply.promised_from, supply.promised_to)}
          {supply.late ? " (late)" : ""}
          {partWords ? ` · ${partWords.toLowerCase()}` : ""}
        </Text>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <TextLink to={`/review/${supply.case_id}`} className="txt-small">
          {supply.case_reference}
        </TextLink>
        <TextLink to={`/orders/${supply.order_id}`} className="txt-small">
          Order #{supply.order_display_id}
        </TextLink>
        {supply.plan ? (
          <TextLink to={`/plans/${supply.plan.id}`} className="txt-small">
            {supply.plan.reference}
          </TextLink>
        ) : null}
        <AuditTrailDrawer orderId={supply.order_id} />
      </div>
    </Container>
  )
}
