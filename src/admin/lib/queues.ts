import type { QueueName } from "../../api/contracts/case"
import type { StaffView } from "../../api/contracts/staff"

type Role = StaffView["role"]

export const QUEUE_NAMES: QueueName[] = ["prescriber", "pharmacist", "team"]

/** The queues a role works from, its own first; none for those who only look. */
export function queuesOfRole(role: Role | undefined): QueueName[] {
  switch (role) {
    case "prescriber":
      return ["prescriber"]
    case "pharmacist":
      return ["pharmacist", "team"]
    case "pharmacy_team":
      return ["team"]
    default:
      return []
  }
}

/** A queue's count as people read it; the server counts to 1,000. */
export const countWord = (count: number): string =>
  count < 1_000 ? String(count) : "1,000 or more"

/** Those who may read what patients answered. */
export const isClinician = (role: Role | undefined): boolean =>
  role === "prescriber" || role === "pharmacist"
