import type { FormularyItemView } from "../../../api/contracts/formulary"
import { planOptionWords } from "../../lib/plan-option-form"
import { Facts, type Fact } from "../facts"

const yesNo = (value: boolean) => (value ? "Yes" : "No")
const packs = (count: number) => `${count} ${count === 1 ? "pack" : "packs"}`

const grace = (months: number | null) => {
  if (months === null) {
    return "A month longer than what was bought"
  }
  return months === 1 ? "1 month" : `${months} months`
}

const dmd = (item: FormularyItemView): string => {
  const ids = [
    ["VMP", item.dmd_vmp],
    ["VMPP", item.dmd_vmpp],
    ["AMP", item.dmd_amp],
    ["AMPP", item.dmd_ampp],
  ].flatMap(([name, id]) => (id ? [`${name ?? ""} ${id}`] : []))
  const checked = item.dmd_verified ? "checked" : "not checked"
  return ids.length > 0 ? `${ids.join(", ")} (${checked})` : "None"
}

const left = (item: FormularyItemView): Fact[] => [
  ["Category", item.category?.name],
  ["Ingredient", item.ingredient],
  ["Strength, form", `${item.strength}, ${item.form}`],
  ["Pack", item.pack_size],
  [
    "For limits",
    `${item.units_per_pack ?? "?"} units of ${item.mg_per_unit ?? "?"} mg`,
  ],
  ["dm+d", dmd(item)],
  ["Note on dm+d", item.dmd_note],
  [
    "E-prescribing",
    item.e_prescribing.allowed ? "Allowed" : item.e_prescribing.reason,
  ],
  ["Barcode", item.gtin],
]

const right = (item: FormularyItemView): Fact[] => [
  ["Consultation", item.consultation === "required" ? "Required" : "None"],
  ["Dose", item.default_dose],
  ["Directions", item.default_directions],
  ["Indication", item.indication],
  [
    "Limits",
    `${packs(item.max_quantity_per_order)} an order, ${packs(item.max_quantity_per_period)} in ${item.period_days} days`,
  ],
  ["Plans", planOptionWords(item.plan_options)],
  ["Grace", grace(item.grace_months)],
  ["Cold chain", yesNo(item.cold_chain)],
  ["Signature", item.signature_required ? "On delivery" : "Not asked for"],
  ["GP letter", item.gp_letter_wording],
]

export const ItemFacts = ({ item }: { item: FormularyItemView }) => (
  <div className="grid grid-cols-1 gap-x-8 gap-y-2 xl:grid-cols-2">
    <Facts facts={left(item)} />
    <Facts facts={right(item)} />
  </div>
)
