import type { InferTypeOf } from "@medusajs/framework/types"
import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { contentHash } from "../../shared/canonical-json"
import { forbidden, invalid, notFound } from "../../shared/errors"
import { FormularyCategories } from "./categories"
import type { ItemInput } from "./domain/item-input"
import { problemsOf } from "./domain/item-rules"
import { amountsOf, type PackAmounts } from "./domain/amounts"
import { problemOfPlanOptions, readPlanOptions } from "./domain/plan-options"
import type { Shared } from "./limits"
import type { FormularyItem } from "./models/formulary-item"

export type { ClinicalCategoryRow } from "./categories"
export type FormularyItemRow = InferTypeOf<typeof FormularyItem>
/** An item to add; amounts that are not said are read from strength and pack size. */
export type NewItem = Omit<ItemInput, keyof PackAmounts | "plan_options"> &
  Partial<PackAmounts & Pick<ItemInput, "plan_options">>

/** What may be supplied, under which rules (ENT-1). */
export default class FormularyModuleService extends FormularyCategories {
  /**
   * Creates the item of a variant. @throws already_exists, invalid_field
   */
  @InjectTransactionManager()
  async addItem(
    item: NewItem,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<FormularyItemRow> {
    const { variant_id } = item
    const read = amountsOf(item)
    const input: ItemInput = {
      ...item,
      plan_options: item.plan_options ?? [],
      mg_per_unit: item.mg_per_unit ?? read.mg_per_unit,
      units_per_pack: item.units_per_pack ?? read.units_per_pack,
    }
    const [known] = await this.listFormularyItems({ variant_id }, {}, shared)
    if (known) {
      throw invalid("variant_id", `has the formulary item ${known.id} already`)
    }
    assertItem(input)
    const saved = await this.createFormularyItems(
      { ...input, ...exemption(null, input, actor, now) },
      shared
    )
    await this.writeAudit(
      { id: saved.id, action: "formulary.item_added", values: input },
      actor,
      now,
      shared
    )
    return saved
  }

  /**
   * Changes an item; what is not given stays.
   * @throws not_found, invalid_field, role_required
   */
  @InjectTransactionManager()
  async changeItem(
    itemId: string,
    change: Partial<ItemInput>,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<FormularyItemRow> {
    await shared.transactionManager?.execute(
      "select id from formulary_item where id = ? for update",
      [itemId]
    )
    const filter = { id: itemId }
    const [before] = await this.listFormularyItems(filter, { take: 1 }, shared)
    if (!before) {
      throw notFound("Formulary item", itemId)
    }
    const changed = Object.entries(change).filter(
      ([field, value]) =>
        contentHash(before[field as keyof ItemInput]) !== contentHash(value)
    )
    if (changed.length === 0) {
      return before
    }
    assertMayChange(changed, actor)
    assertItem({
      ...before,
      plan_options: readPlanOptions(before.plan_options),
      ...change,
    })
    const saved = await this.updateFormularyItems(
      {
        ...change,
        ...exemption(before.dmd_exemption_note, change, actor, now),
        id: itemId,
      },
      shared
    )
    const action = "formulary.item_changed"
    const values = Object.fromEntries(changed)
    await this.writeAudit({ id: itemId, action, values }, actor, now, shared)
    return saved
  }
}

function assertItem(item: ItemInput): void {
  const first = problemsOf(item)[0] ?? problemOfPlanOptions(item.plan_options)
  if (first) {
    throw invalid(first.field, first.message)
  }
}

/** What decides how a medicine may be supplied, and how much of it (PLT-3). */
const PHARMACISTS_OWN: readonly string[] = [
  "legal_class",
  "consultation",
  "controlled_schedule",
  "max_quantity_per_order",
  "max_quantity_per_period",
  "period_days",
] satisfies (keyof ItemInput)[]

/** @throws role_required naming the field that only a pharmacist changes */
function assertMayChange(
  changed: readonly [string, unknown][],
  { type, role }: Actor
): void {
  const own = changed.find(([field]) => PHARMACISTS_OWN.includes(field))
  if (own && type === "staff" && role !== "pharmacist") {
    throw forbidden(
      "role_required",
      `${own[0]}: only a pharmacist may change it`
    )
  }
}

/** Who let an item be prescribed without dm+d ids, when that changes. Only a pharmacist may. */
function exemption(
  before: string | null,
  change: Partial<ItemInput>,
  actor: Actor,
  now: Date
) {
  const note = change.dmd_exemption_note
  if (note === undefined || note === before) {
    return {}
  }
  if (note !== null && actor.role !== "pharmacist") {
    throw forbidden(
      "role_required",
      "dmd_exemption_note: only a pharmacist may exempt an item"
    )
  }
  return note === null
    ? { dmd_exempted_by: null, dmd_exempted_at: null }
    : { dmd_exempted_by: actor.id, dmd_exempted_at: now }
}
