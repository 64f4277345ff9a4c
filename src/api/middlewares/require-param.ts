import type { MedusaRequest } from "@medusajs/framework/http"
import { invalid } from "../../shared/errors"

/** A path parameter, which the router's types leave open. */
export function requireParam(req: MedusaRequest, name: string): string {
  const value = req.params[name]
  if (!value) {
    throw invalid(name, "is missing from the address")
  }
  return value
}
