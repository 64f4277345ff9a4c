import type { FormularyItemView } from "../../api/contracts/formulary"
import { formatPence } from "./refund-words"

type PlanOption = FormularyItemView["plan_options"][number]

/** A length in which an item may be bought, as it is typed. */
export type PlanRow = {
  /** Only the form's own, so that a removed row takes nothing of its neighbour. */
  id: number
  months: string
  priced: "price" | "discount"
  /** Pounds or per cent. */
  amount: string
  on: boolean
}

let rows = 0

export const newPlanRow = (): PlanRow => ({
  id: ++rows,
  months: "",
  priced: "price",
  amount: "",
  on: true,
})

export const planRows = (options: PlanOption[]): PlanRow[] =>
  options.map(({ months, monthly_price, discount_percent, on }) => ({
    ...newPlanRow(),
    months: String(months),
    on,
    ...(monthly_price === null
      ? { priced: "discount" as const, amount: String(discount_percent ?? "") }
      : {
          priced: "price" as const,
          amount: (monthly_price / 100).toFixed(2),
        }),
  }))

/** As the API takes them, the shortest first. */
export const planOptionsOf = (typed: PlanRow[]): PlanOption[] =>
  typed
    .map(({ months, priced, amount, on }) => ({
      months: Number(months),
      monthly_price:
        priced === "price" ? Math.round(Number(amount) * 100) : null,
      discount_percent: priced === "discount" ? Number(amount) : null,
      on,
    }))
    .sort((one, other) => one.months - other.months)

/** What the browser sees to be wrong, by row. */
export const planRowProblems = (typed: PlanRow[]): Record<number, string> =>
  Object.fromEntries(
    typed.flatMap((row, at) => {
      const problem = problemOf(row, typed.slice(0, at))
      return problem ? [[row.id, problem] as const] : []
    })
  )

function problemOf(row: PlanRow, before: PlanRow[]): string | null {
  const months = row.months.trim()
  if (!/^([1-9]|1[0-2])$/.test(months)) {
    return "Write 1 to 12 months."
  }
  if (before.some((other) => other.months.trim() === months)) {
    return "This length is there already."
  }
  const amount = row.amount.trim()
  if (row.priced === "price") {
    return /^\d{1,4}(\.\d{2})?$/.test(amount) && Number(amount) > 0
      ? null
      : "Write a price in pounds, as in 16.99."
  }
  return /^[1-9]\d?$/.test(amount) && Number(amount) <= 90
    ? null
    : "Write 1 to 90 per cent."
}

/** "3 months at £16.99, 6 months at 10% less (off)" */
export const planOptionWords = (options: PlanOption[]): string =>
  options.length === 0
    ? "None"
    : options
        .map(({ months, monthly_price, discount_percent, on }) => {
          const price =
            monthly_price === null
              ? `${discount_percent ?? 0}% less`
              : formatPence(monthly_price)
          const length = months === 1 ? "1 month" : `${months} months`
          return `${length} at ${price}${on ? "" : " (off)"}`
        })
        .join(", ")
