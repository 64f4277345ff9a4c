import { Text } from "@medusajs/ui"
import type { ChangePriceResponse } from "../../../../../api/contracts/case-change"
import { ApiAlert } from "../../../../components/api-alert"
import { Facts } from "../../../../components/facts"
import { changedPlanWords, changeSentence } from "../../../../lib/change-words"
import { formatPence } from "../../../../lib/refund-words"

type ChangePriceProps = {
  /** Null where a plan isn't offered so. */
  price: ChangePriceResponse["price"] | undefined
  error: Error | null
}

/** What the patient is asked for, before it is put to them (SAF-2). */
export const ChangePrice = ({ price, error }: ChangePriceProps) => (
  <div aria-live="polite" className="empty:hidden">
    {error ? <ApiAlert error={error} /> : null}
    {price && !error ? (
      <div className="bg-ui-bg-subtle flex flex-col gap-2 rounded-md border p-3">
        <Facts
          facts={
            price.plan
              ? [
                  ["Ordered", changedPlanWords(price.plan, "from")],
                  ["Proposed", changedPlanWords(price.plan, "to")],
                ]
              : [
                  ["Paid", formatPence(price.paid)],
                  ["New price", formatPence(price.price)],
                ]
          }
        />
        <Text size="small" weight="plus">
          {changeSentence(price, price.plan !== null)}
        </Text>
      </div>
    ) : null}
  </div>
)
