import type { MedusaRequest } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { invalid } from "../../../shared/errors"

const numberSchema = z.coerce.number().int().min(1).max(1_000_000)

/** The version's number in the address. */
export function versionNumber(req: MedusaRequest): number {
  const parsed = numberSchema.safeParse(req.params["number"])
  if (!parsed.success) {
    throw invalid("number", "is no version number")
  }
  return parsed.data
}
