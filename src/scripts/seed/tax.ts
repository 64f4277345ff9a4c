import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  createProductTypesWorkflow,
  createTaxRatesWorkflow,
  createTaxRegionsWorkflow,
} from "@medusajs/medusa/core-flows"
import type { LegalClass } from "../../modules/formulary/domain/legal-class"
import { COUNTRY, firstId } from "./store"

/** Medusa's product types: VAT goes by them. */
const TYPE_OF_CLASS: Record<LegalClass, string> = {
  POM: "Prescription-only medicine",
  P: "Pharmacy medicine",
  GSL: "General sale medicine",
  device: "Test kit",
}

/**
 * VAT (PAY-8): 20 % within all prices, but nothing on medicine that is
 * dispensed on a prescription (VAT Act 1994, schedule 8, group 12). Gives the
 * product type of each legal class.
 */
export async function seedTax(
  container: MedusaContainer
): Promise<Record<LegalClass, string>> {
  const types = {
    POM: await ensureType(container, TYPE_OF_CLASS.POM),
    P: await ensureType(container, TYPE_OF_CLASS.P),
    GSL: await ensureType(container, TYPE_OF_CLASS.GSL),
    device: await ensureType(container, TYPE_OF_CLASS.device),
  }
  const tax = container.resolve(Modules.TAX)
  const [known] = await tax.listTaxRegions({ country_code: COUNTRY })
  const tax_region_id = known?.id ?? (await createRegion(container))
  const [zero] = await tax.listTaxRates({ tax_region_id, code: "GB-VAT-0" })
  if (!zero) {
    await createTaxRatesWorkflow(container).run({
      input: [
        {
          tax_region_id,
          name: "VAT, dispensed on prescription",
          code: "GB-VAT-0",
          rate: 0,
          rules: [{ reference: "product_type", reference_id: types.POM }],
        },
      ],
    })
  }
  return types
}

async function createRegion(container: MedusaContainer): Promise<string> {
  const { result } = await createTaxRegionsWorkflow(container).run({
    input: [
      {
        country_code: COUNTRY,
        provider_id: "tp_system",
        default_tax_rate: { name: "VAT", code: "GB-VAT-20", rate: 20 },
      },
    ],
  })
  return firstId(result, "tax region")
}

async function ensureType(
  container: MedusaContainer,
  value: string
): Promise<string> {
  const [known] = await container
    .resolve(Modules.PRODUCT)
    .listProductTypes({ value })
  if (known) {
    return known.id
  }
  const { result } = await createProductTypesWorkflow(container).run({
    input: { product_types: [{ value }] },
  })
  return firstId(result, "product type")
}
