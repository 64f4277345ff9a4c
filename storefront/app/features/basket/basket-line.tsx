import type { BasketLine as Line } from "../../lib/contracts"
import { formatMoney } from "../../lib/money"
import { planWords } from "./plan-words"

/** One line with its quantity to change, and a button to take it out. */
export function BasketLine({ line }: { line: Line }) {
  const id = `quantity-${line.id}`
  return (
    <div className="line">
      <div>
        <h2>{line.title}</h2>
        <p className="muted">
          {formatMoney(line.unit_price)} each
          {line.consultation_reference
            ? ` · consultation ${line.consultation_reference}`
            : ""}
        </p>
        {line.plan ? <p>{planWords(line.plan)}</p> : null}
        <form method="post">
          <input type="hidden" name="line" value={line.id} />
          <div className="field part">
            <label htmlFor={id}>
              {line.plan ? "Packs a month" : "Quantity"}
              <span className="visually-hidden"> of {line.title}</span>
            </label>
            <input
              id={id}
              name="quantity"
              className="w-2"
              inputMode="numeric"
              defaultValue={line.quantity}
              aria-describedby={`${id}-hint`}
            />
          </div>
          <button
            className="button quiet"
            type="submit"
            name="intent"
            value="change"
          >
            Update
          </button>
          <button
            className="link-button"
            type="submit"
            name="intent"
            value="remove"
          >
            Remove<span className="visually-hidden"> {line.title}</span>
          </button>
        </form>
        <p className="muted small" id={`${id}-hint`}>
          Up to {line.max_quantity} in one order
        </p>
      </div>
      <strong className="nums">{formatMoney(line.total)}</strong>
    </div>
  )
}
