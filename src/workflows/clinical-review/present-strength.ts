import type { MedusaContainer } from "@medusajs/framework/types"
import { dosesInForce } from "../dose-change/month-terms"

/** What a case's treatment is called and how many packs a month has. */
type Strength = { treatment_name: string; quantity: number }

/**
 * What the treatments of some cases are now, where another strength came in
 * force since they were approved (SAF-18); null where none did. One query
 * however many.
 */
export async function readPresentStrengths(
  container: MedusaContainer,
  case_ids: string[]
): Promise<(case_id: string) => Strength | null> {
  const changes = await dosesInForce(container, {
    case_id: [...new Set(case_ids)],
  })
  return (case_id) => {
    const held = changes.findLast((one) => one.case_id === case_id)
    return held
      ? { treatment_name: held.to_name, quantity: held.to_quantity }
      : null
  }
}
