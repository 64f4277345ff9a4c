import { medicineName } from "../medicine-name"

it.each([
  ["finasteride", "1 mg", "Tablet", "Finasteride 1 mg tablets"],
  ["orlistat", "120 mg", "capsules", "Orlistat 120 mg capsules"],
  [
    "tirzepatide",
    "2.5 mg",
    "Pre-filled pen",
    "Tirzepatide 2.5 mg pre-filled pens",
  ],
  ["benzoyl peroxide", "5%", "Gel", "Benzoyl peroxide 5% gel"],
  [
    "salbutamol",
    "100 micrograms/dose",
    "Pressurised inhalation",
    "Salbutamol 100 micrograms/dose pressurised inhalation",
  ],
  ["metformin", "500 mg", "MR tablet", "Metformin 500 mg MR tablets"],
])("names %s %s %s as %s", (ingredient, strength, form, name) => {
  expect(medicineName({ ingredient, strength, form })).toBe(name)
})
