import type { MedusaContainer } from "@medusajs/framework/types"
import { askCheckIns } from "../treatment-plan/ask-check-ins"

/** Patients who are asked before their next month, or reminded of it (SAF-18). */
export const sweepCheckIns = (container: MedusaContainer): Promise<number> =>
  askCheckIns(container)
