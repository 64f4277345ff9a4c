import type { CategoryPage, ProductPage } from "../../app/lib/contracts"

const gbp = (amount: number) => ({ amount, currency: "gbp" as const })

const hairLoss = { handle: "hair-loss", name: "Hair loss" }
const testKits = { handle: "test-kits", name: "Test kits" }

export const categories = [
  {
    ...hairLoss,
    summary: "Thinning hair and male pattern baldness.",
  },
  {
    handle: "erectile-dysfunction",
    name: "Erectile dysfunction",
    summary: "Difficulty getting or keeping an erection.",
  },
  {
    handle: "weight-management",
    name: "Weight management",
    summary: "Support to lose weight and keep it off.",
  },
  {
    handle: "asthma-reliever",
    name: "Asthma relief",
    summary: "A reliever inhaler when yours has run out.",
  },
  {
    handle: "acne",
    name: "Acne",
    summary: "Spots on the face, back or chest.",
  },
  { ...testKits, summary: "Check your health at home." },
]

const blank = {
  description: null,
  how_to_use: null,
  warnings: null,
  active_ingredient: "Not given",
  thumbnail: null,
  subtitle: null,
}

export const products: ProductPage[] = [
  {
    ...blank,
    handle: "finasteride-1mg",
    title: "Finasteride 1 mg tablets",
    subtitle: "A tablet once a day for male pattern hair loss",
    legal_class: "POM",
    consultation: "required",
    category: hairLoss,
    price_from: null,
    description:
      "Finasteride lowers the amount of the hormone that shrinks hair follicles. It can slow hair loss and help some hair to grow back.\n\nIt works for as long as it is taken; most people need three to six months to see a change.",
    how_to_use: "One tablet a day, with or without food.",
    warnings:
      "Not for women or anybody under 18. Broken tablets must not be handled by someone who is or may be pregnant. Changes of mood and of sexual function have been reported.",
    active_ingredient: "Finasteride",
    variants: [],
  },
  {
    ...blank,
    handle: "minoxidil-foam",
    title: "Minoxidil 5% foam",
    subtitle: "Rubbed into the scalp twice a day",
    legal_class: "P",
    consultation: "required",
    category: hairLoss,
    price_from: gbp(2495),
    variants: [],
  },
  {
    ...blank,
    handle: "cholesterol-test",
    title: "Cholesterol test kit",
    subtitle: "A finger-prick sample, results from a laboratory",
    legal_class: "device",
    consultation: "none",
    category: testKits,
    price_from: gbp(1850),
    description: "Measures total, HDL and LDL cholesterol.",
    variants: [
      {
        id: "variant_test",
        title: "One kit",
        pack_size: "1",
        price: gbp(1850),
        in_stock: true,
        max_quantity: 2,
      },
    ],
  },
]

export function categoryPage(handle: string): CategoryPage | undefined {
  const category = categories.find((one) => one.handle === handle)
  return category
    ? {
        ...category,
        treatments_note: null,
        products: products.filter((one) => one.category.handle === handle),
      }
    : undefined
}

export const treatments = [
  {
    product: { handle: "finasteride-1mg", title: "Finasteride 1 mg tablets" },
    variants: [
      {
        id: "variant_fin_28",
        title: "28 tablets",
        pack_size: "28",
        price: gbp(1690),
        in_stock: true,
        max_quantity: 3,
        plans: [
          { months: 3, price: gbp(1590) },
          { months: 6, price: gbp(1490) },
        ],
      },
    ],
    reason:
      "For male pattern hair loss in men of 18 or over without the conditions you were asked about.",
  },
  {
    product: { handle: "minoxidil-foam", title: "Minoxidil 5% foam" },
    variants: [
      {
        id: "variant_min",
        title: "60 g",
        pack_size: "60",
        price: gbp(2495),
        in_stock: true,
        max_quantity: 2,
        plans: [],
      },
    ],
    reason:
      "For men with thinning at the crown who would rather not take tablets.",
  },
]
