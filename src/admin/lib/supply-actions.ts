import type { StaffView } from "../../api/contracts/staff"
import type { SupplyDetailView } from "../../api/contracts/supply"
import { roleWord } from "./words"

export type SupplyActionName = SupplyDetailView["events_allowed"][number]
type Role = StaffView["role"]

const FLOOR: Role[] = ["pharmacist", "pharmacy_team"]

/** The words of a button, its route, and whose it is; the server judges again. */
export const SUPPLY_ACTION_WORDS: Record<
  SupplyActionName,
  { label: string; path: string; roles: Role[]; hint?: string }
> = {
  acknowledge_overlap: {
    label: "Acknowledge the overlap",
    path: "acknowledge-overlap",
    roles: ["pharmacist"],
    hint: "An earlier plan of this treatment still runs.",
  },
  start: { label: "Start dispensing", path: "start", roles: FLOOR },
  scan: { label: "Record the pack", path: "scan", roles: FLOOR },
  clinical_check: {
    label: "Clinical check done",
    path: "clinical-check",
    roles: ["pharmacist"],
    hint: "By a pharmacist other than the prescriber.",
  },
  accuracy_check: {
    label: "Accuracy check done",
    path: "accuracy-check",
    roles: FLOOR,
    hint: "By somebody other than the picker.",
  },
  pack: {
    label: "Pack",
    path: "pack",
    roles: FLOOR,
    hint: "Royal Mail is then asked for the label.",
  },
  hand_over: {
    label: "Handed over to Royal Mail",
    path: "hand-over",
    roles: FLOOR,
  },
  unpack: { label: "Unpack", path: "unpack", roles: FLOOR },
  hold: {
    label: "Put on hold",
    path: "hold",
    roles: ["prescriber", "pharmacist", "pharmacy_team"],
  },
  release_hold: {
    label: "Release hold",
    path: "release-hold",
    roles: ["prescriber", "pharmacist"],
  },
}

/** Why a role can't press a button, or null when it can. */
export function whyNot(
  action: SupplyActionName,
  role: Role | undefined
): string | null {
  const { roles } = SUPPLY_ACTION_WORDS[action]
  return role && roles.includes(role)
    ? null
    : `For: ${roles.map(roleWord).join(", ")}`
}
