import type { NewItem } from "../../modules/formulary/service"
import type { SeedPack, SeedProduct } from "./products/types"

/** A pack as a formulary item; unknown dm+d ids stay null. */
export function seedItem(
  product: SeedProduct,
  pack: SeedPack
): Omit<NewItem, "variant_id" | "product_id" | "category_id" | "gtin"> {
  const { dmd = {} } = pack
  return {
    legal_class: product.legal_class,
    ingredient: product.ingredient,
    strength: pack.strength ?? product.strength,
    form: product.form,
    pack_size: pack.pack_size,
    dmd_vmp: dmd.vmp ?? null,
    dmd_vmpp: dmd.vmpp ?? null,
    dmd_amp: dmd.amp ?? null,
    dmd_ampp: dmd.ampp ?? null,
    dmd_verified: dmd.verified ?? false,
    dmd_note: dmd.note ?? null,
    dmd_exemption_note: product.exemption ?? null,
    default_dose: product.default_dose ?? null,
    default_directions: product.default_directions ?? null,
    cold_chain: product.cold_chain ?? false,
    signature_required: product.signature_required ?? false,
    consultation: product.consultation,
    max_quantity_per_order: pack.max_per_order,
    max_quantity_per_period: pack.max_per_period,
    period_days: pack.period_days,
    plan_options: pack.plans ?? [],
    grace_months: null,
    gp_letter_wording: product.gp_letter_wording ?? null,
    indication: product.indication ?? null,
    controlled_schedule: null,
    sellable: true,
    weight_grams: pack.weight_grams,
  }
}
