import { Text } from "@medusajs/ui"
import type { DisputeView } from "../../../../api/contracts/reconciliation"
import { DataList, type Column } from "../../../components/data-list"
import { Pager } from "../../../components/pager"
import { QueryView } from "../../../components/query-view"
import { StateBadge } from "../../../components/state-badge"
import { EmptyView } from "../../../components/state-views"
import { TextLink } from "../../../components/text-link"
import { useDisputes } from "../../../hooks/reconciliation"
import type { useListParams } from "../../../hooks/use-list-params"
import { DISPUTE_STATES } from "../../../lib/difference-words"
import { formatDate, formatDateTime, sentenceCase } from "../../../lib/format"
import { formatPence } from "../../../lib/refund-words"

const columns: Column<DisputeView>[] = [
  {
    header: "Order",
    cell: ({ order_id, order_display_id }) =>
      order_id ? (
        <TextLink
          to={`/orders/${order_id}`}
          className="txt-compact-small-plus whitespace-nowrap"
        >
          #{order_display_id ?? "–"}
        </TextLink>
      ) : (
        <span>None</span>
      ),
  },
  {
    header: "Amount",
    cell: ({ amount }) => (
      <span className="whitespace-nowrap">{formatPence(amount)}</span>
    ),
  },
  { header: "The bank says", cell: ({ reason }) => sentenceCase(reason) },
  {
    header: "State",
    cell: ({ state, partner_status }) => (
      <span className="inline-flex flex-col gap-1">
        <StateBadge color={DISPUTE_STATES[state].colour}>
          {DISPUTE_STATES[state].word}
        </StateBadge>
        {state === "open" ? (
          <Text as="span" size="xsmall" className="text-ui-fg-subtle">
            {sentenceCase(partner_status)}
          </Text>
        ) : null}
      </span>
    ),
  },
  {
    header: "Evidence until",
    cell: ({ state, evidence_due_at }) =>
      state === "open" && evidence_due_at ? formatDate(evidence_due_at) : "–",
  },
  {
    header: "Opened",
    cell: ({ opened_at }) => (
      <span className="whitespace-nowrap">{formatDateTime(opened_at)}</span>
    ),
  },
  {
    header: "At Stripe",
    cell: ({ partner_dispute_id }) => (
      <Text as="span" size="xsmall" className="font-mono break-all">
        {partner_dispute_id}
      </Text>
    ),
  },
]

export const DisputeList = ({
  list,
}: {
  list: ReturnType<typeof useListParams>
}) => {
  const { limit, offset } = list
  const query = useDisputes({ limit, offset })
  return (
    <QueryView query={query}>
      {({ disputes, count }) =>
        count === 0 ? (
          <EmptyView
            title="No bank disputes a payment"
            text="While one does, nothing more of what was paid is supplied. Evidence is given in Stripe’s own dashboard."
          />
        ) : (
          <>
            <DataList
              label="Disputes"
              columns={columns}
              rows={disputes}
              rowKey={({ id }) => id}
            />
            <Pager
              count={count}
              limit={limit}
              page={list.page}
              onPage={list.setPage}
            />
          </>
        )
      }
    </QueryView>
  )
}
