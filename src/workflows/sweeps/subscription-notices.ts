import type { MedusaContainer } from "@medusajs/framework/types"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { isolated } from "../relay/isolated"
import { wakeWorker } from "../relay/wake"
import { itemsUnderSubscriptionRules } from "../treatment-plan/subscription-rules"
import { plansOf } from "../treatment-plan/services"

/**
 * Tells patients of plans that may count as subscriptions what is still to be
 * paid, and of their days to cancel a renewal.
 * @returns how many notices were asked for
 */
export async function sweepSubscriptionNotices(
  container: MedusaContainer
): Promise<number> {
  const plans = plansOf(container)
  const now = clock.now()
  const items = await itemsUnderSubscriptionRules(container)
  let sent = 0
  for (const notice of await plans.listDueNotices(items, londonDay(now))) {
    sent += await isolated(
      container,
      `the notice of plan ${notice.plan_id}`,
      async () =>
        Number(
          await plans.sendNotice(
            notice,
            systemActor("subscription notices"),
            now
          )
        )
    )
  }
  if (sent > 0) {
    await wakeWorker(container)
  }
  return sent
}
