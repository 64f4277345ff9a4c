import { invalid, notAllowed } from "../../../shared/errors"
import type { LegalClass } from "./legal-class"

/** What the gate reads of a formulary item. dm+d ids are not asked for here: they are needed to prescribe, not to sell. */
export type SaleItem = {
  variant_id: string
  legal_class: LegalClass
  consultation: "required" | "none"
  category_handle: string | null
  max_quantity_per_order: number
  sellable: boolean
}

/** What the gate reads of a consultation: our own columns, never a shopper's metadata. */
export type SaleConsultation = {
  id: string
  state: string
  outcome: string | null
  category_handle: string
  customer_id: string | null
  variant_id: string | null
  cart_id: string | null
  line_item_id: string | null
}

/** A line as it would stand after the change that is asked for. */
export type SaleLine = {
  /** Null while the line is being added. */
  line_item_id: string | null
  variant_id: string | null
  quantity: number
  discounted?: boolean
}

export type Sale = {
  /** Null where no cart exists (yet): nothing that needs a consultation passes there. */
  cart_id: string | null
  customer_id: string | null
  lines: readonly SaleLine[]
  items: readonly SaleItem[]
  consultations: readonly SaleConsultation[]
}

/** A POM always needs its consultation, whatever its row says. */
export const needsConsultation = (
  item: Pick<SaleItem, "legal_class" | "consultation">
): boolean => item.legal_class === "POM" || item.consultation === "required"

/**
 * The gate of ENT-2 in one place: every hook of every workflow that can put a
 * line into a cart or an order asks it. Takes the cart's whole content after
 * the change. What is not in the formulary is not sold at all.
 * @throws not_eligible, consultation_required or invalid_field, naming ids only
 */
export function assertMaySell(sale: Sale): void {
  const items = new Map(sale.items.map((item) => [item.variant_id, item]))
  for (const line of sale.lines) {
    const item = line.variant_id ? items.get(line.variant_id) : undefined
    if (!item) {
      throw notAllowed(
        "not_eligible",
        `Only what is in the formulary is sold: ${line.variant_id ?? "a line without a variant"} is not`
      )
    }
    if (!item.sellable) {
      throw notAllowed("not_eligible", `${item.variant_id} is not for sale`)
    }
    assertQuantity(sale, line, item)
    assertNotDiscounted(line, item)
    if (needsConsultation(item)) {
      assertConsultation(sale, line, item)
    }
  }
}

/** The limit holds for the order, so lines of one variant count together. */
function assertQuantity(sale: Sale, line: SaleLine, item: SaleItem): void {
  if (!Number.isInteger(line.quantity) || line.quantity < 1) {
    throw invalid("quantity", "needs a whole number of 1 or more")
  }
  const ordered = sale.lines
    .filter(({ variant_id }) => variant_id === item.variant_id)
    .reduce((sum, { quantity }) => sum + quantity, 0)
  if (ordered > item.max_quantity_per_order) {
    throw invalid(
      "quantity",
      `at most ${item.max_quantity_per_order} of ${item.variant_id} in one order`
    )
  }
}

/** Advertising a POM by price is unlawful (Human Medicines Regulations 2012, reg. 284); SAF-3. */
function assertNotDiscounted(line: SaleLine, item: SaleItem): void {
  if (line.discounted && item.legal_class === "POM") {
    throw notAllowed(
      "not_eligible",
      `Discounts don't apply to prescription-only medicines (${item.variant_id})`
    )
  }
}

function assertConsultation(sale: Sale, line: SaleLine, item: SaleItem): void {
  const fits = sale.consultations.some(
    (consultation) =>
      isOpen(consultation) &&
      isFor(consultation, sale, item) &&
      isOfLine(consultation, line)
  )
  if (!fits) {
    throw notAllowed(
      "consultation_required",
      `${item.variant_id} needs a submitted consultation of the same person and condition, made for this basket`
    )
  }
  const lines = sale.lines.filter(
    ({ variant_id }) => variant_id === item.variant_id
  )
  if (lines.length > 1) {
    throw notAllowed(
      "consultation_required",
      `${item.variant_id} stands in ${lines.length} lines; a consultation covers one`
    )
  }
}

/** A consumed one is bound to its cart for ever, so a repeated completion of that cart passes. */
const isOpen = (consultation: SaleConsultation): boolean =>
  ["submitted", "consumed"].includes(consultation.state) &&
  consultation.outcome !== "cannot_continue"

const isFor = (
  consultation: SaleConsultation,
  sale: Sale,
  item: SaleItem
): boolean =>
  sale.cart_id !== null &&
  consultation.cart_id === sale.cart_id &&
  sale.customer_id !== null &&
  consultation.customer_id === sale.customer_id &&
  consultation.variant_id === item.variant_id &&
  consultation.category_handle === item.category_handle

/** Without a line while the line is being added; our route notes it at once. */
const isOfLine = (consultation: SaleConsultation, line: SaleLine): boolean =>
  consultation.line_item_id === line.line_item_id

/**
 * A code may be entered when something in the basket may be discounted; POM
 * lines are left out of every promotion (ENT-4, SAF-3).
 * @throws not_eligible with the reason
 */
export function assertPromotable(
  variantIds: readonly (string | null)[],
  items: readonly Pick<SaleItem, "variant_id" | "legal_class">[]
): void {
  const classes = new Map(
    items.map(({ variant_id, legal_class }) => [variant_id, legal_class])
  )
  const discountable = variantIds.some(
    (id) => id !== null && classes.has(id) && classes.get(id) !== "POM"
  )
  if (variantIds.length > 0 && !discountable) {
    throw notAllowed(
      "not_eligible",
      "Discount codes don't apply to prescription-only medicines, and the basket holds nothing else"
    )
  }
}
