import type {
  ClinicalCategoryView,
  FormularyItemView,
} from "../../api/contracts/formulary"

/** A field of a formulary item's form. Empty text is null where that is allowed. */
export type ItemField = {
  name: Exclude<
    keyof FormularyItemView,
    "category" | "e_prescribing" | "plan_options"
  >
  label: string
  kind: "text" | "lines" | "number" | "switch" | "choice"
  optional?: boolean
  /** A number that needn't be whole. */
  decimals?: boolean
  hint?: string
  options?: { value: string; label: string }[]
}

export type ItemValues = Record<string, string | boolean>

const CLASSES = [
  { value: "POM", label: "POM: prescription-only medicine" },
  { value: "P", label: "P: pharmacy medicine" },
  { value: "GSL", label: "GSL: general sale" },
  { value: "device", label: "Test kit (device)" },
]
const CONSULTATIONS = [
  { value: "required", label: "Required" },
  { value: "none", label: "None (GSL and test kits only)" },
]

const text = (
  name: ItemField["name"],
  label: string,
  more: Partial<ItemField> = {}
): ItemField => ({ name, label, kind: "text", ...more })
const maybe = { optional: true }

/** The groups of the form in the order in which a pharmacist thinks of them. */
export const itemFieldGroups = (
  categories: ClinicalCategoryView[]
): { title: string; fields: ItemField[] }[] => [
  {
    title: "What it is",
    fields: [
      text("legal_class", "Legal class", { kind: "choice", options: CLASSES }),
      text("category_id", "Clinical category", {
        kind: "choice",
        options: categories.map(({ id, name }) => ({ value: id, label: name })),
      }),
      text("ingredient", "Ingredient"),
      text("strength", "Strength"),
      text("form", "Form"),
      text("pack_size", "Pack size", { hint: "As in “28 tablets”." }),
      text("mg_per_unit", "Milligrams in one unit", {
        kind: "number",
        decimals: true,
        optional: true,
        hint: "Of the ingredient in a tablet, capsule or dose, for limits.",
      }),
      text("units_per_pack", "Units in a pack", {
        kind: "number",
        optional: true,
        hint: "Tablets, capsules or doses, for limits.",
      }),
      text("gtin", "Barcode (GTIN)", maybe),
      text("controlled_schedule", "Controlled drug schedule", {
        kind: "number",
        optional: true,
        hint: "Schedules 1 to 4 can't be sold.",
      }),
      text("weight_grams", "Weight in grams", { kind: "number" }),
    ],
  },
  {
    title: "dm+d",
    fields: [
      text("dmd_vmp", "VMP", maybe),
      text("dmd_vmpp", "VMPP", maybe),
      text("dmd_amp", "AMP", maybe),
      text("dmd_ampp", "AMPP", maybe),
      text("dmd_verified", "Checked against dm+d", { kind: "switch" }),
      text("dmd_note", "Note on dm+d", { kind: "lines", optional: true }),
      text("dmd_exemption_note", "Why it may be prescribed without dm+d", {
        kind: "lines",
        optional: true,
      }),
    ],
  },
  {
    title: "How it is used",
    fields: [
      text("indication", "Indication", maybe),
      text("default_dose", "Default dose", maybe),
      text("default_directions", "Default directions", {
        kind: "lines",
        optional: true,
      }),
      text("gp_letter_wording", "Wording in the GP letter", {
        kind: "lines",
        optional: true,
      }),
    ],
  },
  {
    title: "How it is supplied",
    fields: [
      text("sellable", "May be sold", { kind: "switch" }),
      text("consultation", "Consultation", {
        kind: "choice",
        options: CONSULTATIONS,
      }),
      text("max_quantity_per_order", "Packs per order, at most", {
        kind: "number",
      }),
      text("max_quantity_per_period", "Packs per period, at most", {
        kind: "number",
      }),
      text("period_days", "Period in days", { kind: "number" }),
      text("grace_months", "Grace in months", {
        kind: "number",
        optional: true,
        hint: "How long somebody may order again. Empty: a month longer than what was bought.",
      }),
      text("cold_chain", "Cold chain", { kind: "switch" }),
      text("signature_required", "Signature on delivery", { kind: "switch" }),
    ],
  },
]

/** What the form shows of an item; a new one begins empty. */
export function itemValues(
  fields: ItemField[],
  item: FormularyItemView | null
): ItemValues {
  const values: ItemValues = {}
  for (const { name, kind } of fields) {
    const value = item?.[name] ?? null
    values[name] = kind === "switch" ? value === true : String(value ?? "")
  }
  return values
}

/** The form's values as the API takes them. */
export function itemBody(fields: ItemField[], values: ItemValues): object {
  const body: Record<string, string | number | boolean | null> = {}
  for (const { name, kind, optional } of fields) {
    const value = values[name] ?? ""
    const written = typeof value === "string" ? value.trim() : value
    if (written !== "") {
      body[name] = kind === "number" ? Number(written) : written
    } else if (optional) {
      body[name] = null
    }
  }
  return body
}

/** What the browser sees to be missing, by field. */
export function itemProblems(
  fields: ItemField[],
  values: ItemValues
): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ name, kind, optional, decimals }) => {
      const value = values[name]
      if (typeof value !== "string") {
        return []
      }
      const written = value.trim()
      if (written === "") {
        return optional ? [] : [[name, "Fill this in."]]
      }
      if (kind === "number" && decimals) {
        return /^\d+(\.\d+)?$/.test(written) ? [] : [[name, "Write a number."]]
      }
      return kind === "number" && !/^\d+$/.test(written)
        ? [[name, "Write a whole number."]]
        : []
    })
  )
}
