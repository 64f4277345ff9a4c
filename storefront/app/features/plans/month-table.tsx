import type { PlanView } from "../../lib/contracts"
import { formatMoney } from "../../lib/money"

/** Each month of a plan: what it costs, and where it is. */
export function MonthTable({ plan }: { plan: PlanView }) {
  return (
    <ul className="rows">
      {plan.instalments.map((month) => (
        <li key={month.number}>
          <div>
            <p>
              {month.order_id && month.status.word !== "Cancelled" ? (
                <a href={`/account/orders/${month.order_id}`}>
                  Month {month.number} of {plan.months}
                </a>
              ) : (
                <>
                  Month {month.number} of {plan.months}
                </>
              )}
            </p>
            <p className="muted small">
              {month.name ? `${month.name} · ` : null}
              {formatMoney(month.amount)} · {month.status.sentence}
            </p>
          </div>
          <span className="tag">{month.status.word}</span>
        </li>
      ))}
    </ul>
  )
}
