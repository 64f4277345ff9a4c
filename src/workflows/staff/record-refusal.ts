import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { STAFF_MODULE } from "../../modules/staff"
import type StaffModuleService from "../../modules/staff/service"
import type { StaffRow } from "../../modules/staff/service"
import { clock } from "../../shared/clock"
import { wakeWorker } from "../relay/wake"

export type Refused = {
  user_id: string
  is_api_key: boolean
  staff: StaffRow | null
  /** As the permission table names it; never the address that was asked. */
  route: string
  is_clinical: boolean
  code: string
}

const PERIOD_MS = 10 * 60_000
/** Within one period: so many entries for each person, and for all together. */
const PER_PERSON = 20
const IN_ALL = 500

let period = {
  until: 0,
  seen: new Set<string>(),
  counts: new Map<string, number>(),
}

/** The first try of a person at a route within ten minutes; beyond a bound none. */
function isToBeRecorded(person: string, route: string): boolean {
  // Monotonic time: this is about memory, not about the domain's clock.
  const now = performance.now()
  if (now >= period.until) {
    period = { until: now + PERIOD_MS, seen: new Set(), counts: new Map() }
  }
  const key = `${person} ${route}`
  const count = period.counts.get(person) ?? 0
  if (
    period.seen.has(key) ||
    count >= PER_PERSON ||
    period.seen.size >= IN_ALL
  ) {
    return false
  }
  period.seen.add(key)
  period.counts.set(person, count + 1)
  return true
}

/**
 * Writes a refused access to the log, and to the ledger when it was tried at a
 * clinical route or by nobody's role (ASVS 16.3.2). Bounded, so that a page that
 * asks again and again doesn't fill the ledger.
 */
export async function recordRefusal(
  container: MedusaContainer,
  refused: Refused
): Promise<void> {
  if (!isToBeRecorded(refused.user_id, refused.route)) {
    return
  }
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(
      `Access refused (${refused.code}): ${refused.route}, ${refused.staff?.role ?? "no role"}, ${refused.user_id}`
    )
  if (!refused.is_clinical && refused.staff && !refused.staff.suspended_at) {
    return
  }
  await container
    .resolve<StaffModuleService>(STAFF_MODULE)
    .recordRefusal(refused, clock.now())
  await wakeWorker(container)
}
