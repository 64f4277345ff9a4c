import { Badge, Text } from "@medusajs/ui"
import type { PartnerCallView } from "../../../../api/contracts/partner-call"
import { DataList, type Column } from "../../../components/data-list"
import { Pager } from "../../../components/pager"
import { QueryView } from "../../../components/query-view"
import { StateBadge } from "../../../components/state-badge"
import { EmptyView } from "../../../components/state-views"
import { TextLink } from "../../../components/text-link"
import { usePartnerCalls } from "../../../hooks/partner-calls"
import type { useListParams } from "../../../hooks/use-list-params"
import { formatDateTime } from "../../../lib/format"
import { callWords, operationWord, partnerWord } from "../../../lib/words"
import { CallActions } from "./call-actions"

const columns: Column<PartnerCallView>[] = [
  {
    header: "Call",
    cell: (call) => (
      <span className="inline-flex flex-col">
        <span className="font-medium">
          {partnerWord(call.partner)}:{" "}
          {operationWord(call.partner, call.operation)}
        </span>
        <Text
          as="span"
          size="xsmall"
          className="text-ui-fg-subtle max-w-72 truncate"
          title={call.reference}
        >
          {call.reference}
        </Text>
      </span>
    ),
  },
  {
    header: "State",
    cell: (call) => {
      const { word, colour } = callWords(call.state)
      return (
        <span className="inline-flex flex-wrap items-center gap-1">
          <StateBadge color={colour}>{word}</StateBadge>
          {call.flagged_at ? (
            <Badge size="2xsmall" color="red">
              Flagged
            </Badge>
          ) : null}
        </span>
      )
    },
  },
  { header: "Tries", cell: (call) => call.attempts },
  {
    header: "Next try",
    cell: (call) =>
      ["pending", "retrying", "unknown"].includes(call.state) ? (
        <span className="whitespace-nowrap">{formatDateTime(call.due_at)}</span>
      ) : (
        "–"
      ),
  },
  {
    header: "Last error",
    cell: (call) => (
      <span className="block max-w-64 break-words">
        {call.last_error ?? "–"}
      </span>
    ),
  },
  {
    header: "About",
    cell: (call) =>
      call.case_id ? (
        <TextLink to={`/review/${call.case_id}`}>Case</TextLink>
      ) : call.order_id ? (
        <TextLink to={`/orders/${call.order_id}`}>Order</TextLink>
      ) : (
        "–"
      ),
  },
  { header: "Actions", cell: (call) => <CallActions call={call} /> },
]

type CallListProps = { list: ReturnType<typeof useListParams> }

export const CallList = ({ list }: CallListProps) => {
  const view = list.get("view")
  const needsAttention = view === "attention"
  const query = usePartnerCalls({
    state: needsAttention ? undefined : view,
    needs_attention: needsAttention ? true : undefined,
    partner: list.get("partner"),
    limit: list.limit,
    offset: list.offset,
  })
  return (
    <QueryView query={query}>
      {({ partner_calls, count }) =>
        count === 0 ? (
          <EmptyView
            title={
              needsAttention ? "Nothing needs attention" : "No call matches"
            }
            text="Calls appear here as orders go through."
          />
        ) : (
          <>
            <DataList
              label="Partner calls"
              columns={columns}
              rows={partner_calls}
              rowKey={(call) => call.id}
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
