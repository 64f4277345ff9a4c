import { Badge, Text } from "@medusajs/ui"
import type { CaseDetail } from "../../../../../api/contracts/case"
import type { QuantityView } from "../../../../../api/contracts/case-linkage"
import { Panel } from "../../../../components/panel"
import { TextLink } from "../../../../components/text-link"
import { formatDate } from "../../../../lib/format"
import { amountWord } from "../../../../lib/linkage-words"

/** Bars compare what can be compared: milligrams, or else packs. */
const sizeOf = (orders: QuantityView[]) =>
  orders.every(({ mg }) => mg !== null)
    ? (one: QuantityView) => one.mg ?? 0
    : (one: QuantityView) => one.packs

type RowProps = { order: QuantityView; isThis: boolean; share: number }

const OrderRow = ({ order, isThis, share }: RowProps) => (
  <tr className="border-t align-top">
    <td className="txt-small whitespace-nowrap py-2 pr-3">
      {formatDate(order.at)}
    </td>
    <td className="txt-small min-w-0 py-2 pr-3">
      {order.treatment_name}{" "}
      {isThis ? (
        <span className="text-ui-fg-subtle">{order.reference}</span>
      ) : (
        <TextLink to={`/review/${order.case_id}`}>{order.reference}</TextLink>
      )}{" "}
      {isThis ? (
        <Badge size="2xsmall" color="blue">
          This case
        </Badge>
      ) : null}
      {order.linked ? (
        <Badge size="2xsmall" color="orange">
          Possible same person
        </Badge>
      ) : null}
      <div
        aria-hidden="true"
        className="bg-ui-tag-blue-icon mt-1 h-1 rounded"
        style={{ width: `${Math.max(2, share * 100)}%` }}
      />
    </td>
    <td className="txt-small whitespace-nowrap py-2 text-right">
      {order.mg === null
        ? amountWord(order.packs, "packs")
        : amountWord(order.mg, "mg")}
    </td>
  </tr>
)

/** What of the ingredient was ordered in a year, over all accounts of the person; the banners say which limits are exceeded. */
export const QuantitiesPanel = ({ found }: { found: CaseDetail }) => {
  const { quantities } = found
  const { orders, packs_in_period, max_in_period } = quantities
  const size = sizeOf(orders)
  const most = Math.max(1, ...orders.map(size))
  const isOften = packs_in_period > max_in_period
  return (
    <Panel title={`Quantity over time: ${quantities.ingredient}`}>
      <div className="flex flex-col gap-3">
        <Text
          size="small"
          {...(isOften ? { className: "text-ui-tag-orange-text" } : {})}
        >
          {amountWord(packs_in_period, "packs")} of this size in{" "}
          {quantities.period_days} days; the formulary allows {max_in_period}.
        </Text>
        <table className="w-full">
          <caption className="sr-only">Orders of the ingredient</caption>
          <thead>
            <tr className="text-left">
              <th className="txt-xsmall-plus text-ui-fg-subtle py-1">Date</th>
              <th className="txt-xsmall-plus text-ui-fg-subtle py-1">
                Treatment
              </th>
              <th className="txt-xsmall-plus text-ui-fg-subtle py-1 text-right">
                Amount
              </th>
            </tr>
          </thead>
          <tbody>
            {orders.slice(0, 20).map((order) => (
              <OrderRow
                key={order.case_id}
                order={order}
                isThis={order.case_id === found.id}
                share={size(order) / most}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
