import type { SeedProduct } from "./types"

type Kit = Pick<
  SeedProduct,
  "handle" | "title" | "subtitle" | "description"
> & { pence: number; gtin: number }

const kit = ({ pence, gtin, ...product }: Kit): SeedProduct => ({
  ...product,
  category: "test-kits",
  legal_class: "device",
  consultation: "none",
  how_to_use:
    "Take the sample at home as the leaflet shows and post it the same day, Monday to Thursday, in the return envelope.",
  warnings:
    "A result is not a diagnosis. Speak to your GP about a result out of range, and do not stop or start a medicine because of it.",
  ingredient: "none (test kit)",
  strength: "-",
  form: "Test kit",
  packs: [
    {
      key: "1",
      title: "1 kit",
      pack_size: "1 kit",
      pence,
      stock: 60,
      weight_grams: 160,
      gtin,
      max_per_order: 4,
      max_per_period: 12,
      period_days: 365,
    },
  ],
})

export const testKits: SeedProduct[] = [
  kit({
    handle: "vitamin-d-test",
    title: "Vitamin D test kit",
    subtitle: "Finger-prick blood test by post",
    description: "Measures vitamin D (25-OH) in a few drops of blood.",
    pence: 3500,
    gtin: 50,
  }),
  kit({
    handle: "cholesterol-test",
    title: "Cholesterol test kit",
    subtitle: "Finger-prick blood test by post",
    description:
      "Measures total, HDL and non-HDL cholesterol and triglycerides.",
    pence: 3900,
    gtin: 51,
  }),
  kit({
    handle: "thyroid-test",
    title: "Thyroid test kit",
    subtitle: "Finger-prick blood test by post",
    description: "Measures TSH and free T4.",
    pence: 4200,
    gtin: 52,
  }),
]
