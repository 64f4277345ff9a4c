import type { MedusaContainer } from "@medusajs/framework/types"
import { runningEnv } from "../../shared/env"
import { formularyOf } from "../clinical-review/services"

/** The formulary items whose plans are treated as subscriptions, by their class. */
export async function itemsUnderSubscriptionRules(
  container: MedusaContainer
): Promise<string[]> {
  const classes = runningEnv().SUBSCRIPTION_CLASSES
  const items =
    classes.length > 0
      ? await formularyOf(container).listFormularyItems(
          { legal_class: classes },
          { select: ["id"], take: null }
        )
      : []
  return items.map(({ id }) => id)
}
