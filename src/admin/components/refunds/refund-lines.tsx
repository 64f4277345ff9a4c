import { Text } from "@medusajs/ui"
import type { RefundView } from "../../../api/contracts/refund"
import { formatDateTime } from "../../lib/format"
import {
  failureSentence,
  formatPence,
  purposeWord,
  refundWords,
} from "../../lib/refund-words"
import { StateBadge } from "../state-badge"

const Line = ({ refund }: { refund: RefundView }) => {
  const { word, colour } = refundWords(refund)
  return (
    <li className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Text size="small" weight="plus">
          {formatPence(refund.amount)}
        </Text>
        <StateBadge color={colour}>{word}</StateBadge>
      </div>
      <Text size="small" className="text-ui-fg-subtle">
        {purposeWord(refund)}
        {refund.delivery_amount > 0
          ? `, with ${formatPence(refund.delivery_amount)} delivery`
          : ""}
        , {formatDateTime(refund.confirmed_at ?? refund.waiting_since)}
      </Text>
      {refund.failure_code ? (
        <Text size="small" className="text-ui-fg-error">
          {failureSentence(refund.failure_code)}
        </Text>
      ) : null}
    </li>
  )
}

/** The refunds of a case or an order, the first first. */
export const RefundLines = ({ refunds }: { refunds: RefundView[] }) => (
  <ul className="flex flex-col gap-3">
    {refunds.map((refund) => (
      <Line key={refund.id} refund={refund} />
    ))}
  </ul>
)
