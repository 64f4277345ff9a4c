import { Text } from "@medusajs/ui"
import type { RefundView } from "../../../../api/contracts/refund"
import { DataList, type Column } from "../../../components/data-list"
import { Pager } from "../../../components/pager"
import { QueryView } from "../../../components/query-view"
import { RefundActions } from "../../../components/refunds/refund-actions"
import { StateBadge } from "../../../components/state-badge"
import { EmptyView } from "../../../components/state-views"
import { TextLink } from "../../../components/text-link"
import { useRefunds } from "../../../hooks/refunds"
import type { useListParams } from "../../../hooks/use-list-params"
import { formatDateTime } from "../../../lib/format"
import {
  failureSentence,
  formatPence,
  purposeWord,
  refundWords,
} from "../../../lib/refund-words"

const link = "txt-compact-small-plus whitespace-nowrap"

const columns: Column<RefundView>[] = [
  {
    header: "Order",
    cell: (refund) => (
      <TextLink to={`/orders/${refund.order_id}`} className={link}>
        #{refund.order_display_id ?? "–"}
      </TextLink>
    ),
  },
  {
    header: "Case or plan",
    cell: ({ case_reference, plan }) =>
      plan ? (
        <TextLink to={`/plans/${plan.id}`} className={link}>
          {plan.reference}
        </TextLink>
      ) : (
        <span className="whitespace-nowrap">{case_reference ?? "None"}</span>
      ),
  },
  {
    header: "Amount",
    cell: ({ amount, delivery_amount }) => (
      <span className="inline-flex flex-col whitespace-nowrap">
        <span>{formatPence(amount)}</span>
        {delivery_amount > 0 ? (
          <Text as="span" size="xsmall" className="text-ui-fg-subtle">
            {formatPence(delivery_amount)} of it delivery
          </Text>
        ) : null}
      </span>
    ),
  },
  {
    header: "For",
    cell: (refund) => (
      <span className="whitespace-nowrap">{purposeWord(refund)}</span>
    ),
  },
  {
    header: "State",
    cell: (refund) => {
      const { word, colour } = refundWords(refund)
      return (
        <span className="inline-flex flex-col gap-1">
          <StateBadge color={colour}>{word}</StateBadge>
          {refund.failure_code ? (
            <Text as="span" size="xsmall" className="text-ui-fg-subtle">
              {failureSentence(refund.failure_code)}
            </Text>
          ) : null}
        </span>
      )
    },
  },
  {
    header: "Since",
    cell: ({ waiting_since }) => (
      <span className="whitespace-nowrap">{formatDateTime(waiting_since)}</span>
    ),
  },
  {
    header: "Actions",
    cell: (refund) => <RefundActions refund={refund} />,
  },
]

type RefundListProps = { view: string; list: ReturnType<typeof useListParams> }

export const RefundList = ({ view, list }: RefundListProps) => {
  const query = useRefunds({ view, limit: list.limit, offset: list.offset })
  return (
    <QueryView query={query}>
      {({ refunds, count }) =>
        count === 0 ? (
          <EmptyView
            title={
              view === "attention"
                ? "No refund needs somebody"
                : "No refunds here"
            }
            text="A refund is made when a paid case is rejected, cancelled or abandoned."
          />
        ) : (
          <>
            <DataList
              label="Refunds"
              columns={columns}
              rows={refunds}
              rowKey={(refund) => refund.id}
            />
            <Pager
              count={count}
              limit={list.limit}
              page={list.page}
              onPage={list.setPage}
            />
          </>
        )
      }
    </QueryView>
  )
}
