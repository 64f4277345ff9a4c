import type { MedusaContainer } from "@medusajs/framework/types"
import { startReconciliation } from "../workflows/billing/reconcile-books"

/** Stripe's books against ours, once a day before the pharmacy opens. */
export default async function reconcileBooks(
  container: MedusaContainer
): Promise<void> {
  await startReconciliation(container)
}

export const config = { name: "reconcile-books", schedule: "30 5 * * *" }
