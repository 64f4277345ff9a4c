import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { CONSULTATION_MODULE } from "../../modules/consultation"
import type ConsultationModuleService from "../../modules/consultation/service"
import { FORMULARY_MODULE } from "../../modules/formulary"
import {
  assertMaySell,
  type SaleConsultation,
  type SaleItem,
  type SaleLine,
} from "../../modules/formulary/domain/may-sell"
import type FormularyModuleService from "../../modules/formulary/service"
import { assertRenewalsStand } from "../treatment-plan/renewals-stand"
import { assertWithinIngredientLimits } from "./ingredient-limits"

/** The formulary's word on variants; one that is missing from the result is not sold. */
export async function loadSaleItems(
  container: MedusaContainer,
  variantIds: readonly (string | null | undefined)[]
): Promise<SaleItem[]> {
  const ids = [...new Set(variantIds.filter((id) => id != null))]
  if (ids.length === 0) {
    return []
  }
  const formulary = container.resolve<FormularyModuleService>(FORMULARY_MODULE)
  const items = await formulary.listFormularyItems(
    { variant_id: ids },
    { take: ids.length }
  )
  const categories = await formulary.listClinicalCategories({
    id: [...new Set(items.map(({ category_id }) => category_id))],
  })
  const handles = new Map(categories.map(({ id, handle }) => [id, handle]))
  return items.map((item) => ({
    variant_id: item.variant_id,
    legal_class: item.legal_class,
    consultation: item.consultation,
    category_handle: handles.get(item.category_id) ?? null,
    max_quantity_per_order: item.max_quantity_per_order,
    sellable: item.sellable,
  }))
}

/** The consultations that our own route has bound to a basket. */
export async function loadBoundConsultations(
  container: MedusaContainer,
  cartId: string
): Promise<(SaleConsultation & { reference: string })[]> {
  return container
    .resolve<ConsultationModuleService>(CONSULTATION_MODULE)
    .listConsultations(
      { cart_id: cartId },
      {
        select: [
          "id",
          "reference",
          "state",
          "outcome",
          "category_handle",
          "customer_id",
          "variant_id",
          "cart_id",
          "line_item_id",
        ],
        take: 100,
      }
    )
}

/** A cart's owner and lines as they stand, for the gate. */
export async function loadCartLines(
  container: MedusaContainer,
  cartId: string
): Promise<{ customer_id: string | null; lines: SaleLine[] }> {
  const [cart] = await container
    .resolve(Modules.CART)
    .listCarts({ id: [cartId] }, { relations: ["items", "items.adjustments"] })
  return {
    customer_id: cart?.customer_id ?? null,
    lines: (cart?.items ?? []).map((item) => ({
      line_item_id: item.id,
      variant_id: item.variant_id ?? null,
      quantity: Number(item.quantity),
      discounted: (item.adjustments ?? []).length > 0,
    })),
  }
}

/** Which right to cancel an order is sold with: medicines on prescription have none, everything else has 14 days. */
export async function cancellationRegime(
  container: MedusaContainer,
  cartId: string
): Promise<"prescription" | "fourteen_days" | "mixed"> {
  const { lines } = await loadCartLines(container, cartId)
  const items = await loadSaleItems(
    container,
    lines.map(({ variant_id }) => variant_id)
  )
  const poms = items.filter(({ legal_class }) => legal_class === "POM").length
  if (poms === 0) {
    return "fourteen_days"
  }
  return poms === items.length ? "prescription" : "mixed"
}

/**
 * Loads what the gate needs and asks it. `cart_id` is null where no cart
 * exists: there, only goods without a consultation pass.
 * @throws as assertMaySell
 */
export async function assertLinesMaySell(
  container: MedusaContainer,
  request: {
    cart_id: string | null
    customer_id: string | null
    lines: readonly SaleLine[]
  }
): Promise<void> {
  assertMaySell({
    ...request,
    items: await loadSaleItems(
      container,
      request.lines.map(({ variant_id }) => variant_id)
    ),
    consultations: request.cart_id
      ? await loadBoundConsultations(container, request.cart_id)
      : [],
  })
}

/** Asks the gate and the limits by ingredient for a cart as it stands, or as `change` would make it. */
export async function assertCartMaySell(
  container: MedusaContainer,
  cartId: string,
  change: (lines: SaleLine[]) => SaleLine[] = (lines) => lines
): Promise<void> {
  const { customer_id, lines } = await loadCartLines(container, cartId)
  const sale = { cart_id: cartId, customer_id, lines: change(lines) }
  await assertLinesMaySell(container, sale)
  await assertRenewalsStand(container, cartId)
  await assertWithinIngredientLimits(container, sale)
}
