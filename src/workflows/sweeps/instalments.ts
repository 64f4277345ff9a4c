import type { MedusaContainer } from "@medusajs/framework/types"
import { chargeDue } from "../treatment-plan/charge-due"
import { resumePlans } from "../treatment-plan/resume-plans"
import { settleStrayCharges } from "../treatment-plan/stray-charges"

let charging: Promise<number> | undefined

/**
 * Plans that may go on, charges that nobody sends, and then the months that are
 * due (DSP-3, PAY-7). A day with many takes longer than the minute to the next
 * sweep, which leaves them to the one that runs.
 */
export async function sweepInstalments(
  container: MedusaContainer
): Promise<number> {
  if (charging) {
    return 0
  }
  charging = everything(container).finally(() => {
    charging = undefined
  })
  return charging
}

const everything = async (container: MedusaContainer): Promise<number> =>
  (await settleStrayCharges(container)) +
  (await resumePlans(container)) +
  (await chargeDue(container))
