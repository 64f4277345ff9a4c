import { roleWord } from "./words"

export const ROLES = [
  "administrator",
  "prescriber",
  "pharmacist",
  "pharmacy_team",
  "support",
].map((value) => ({ value, label: roleWord(value) }))

export const BODIES = [
  { value: "none", label: "None" },
  { value: "GMC", label: "GMC (doctors)" },
  { value: "GPhC", label: "GPhC (pharmacists)" },
  { value: "NMC", label: "NMC (nurses)" },
]

export const MODES = [
  { value: "immediate", label: "At once" },
  { value: "digest", label: "As a digest" },
  { value: "off", label: "Never" },
]

export const SUSPENSIONS = [
  { value: "left", label: "No longer works here" },
  { value: "on_leave", label: "Away for some time" },
  { value: "registration_lapsed", label: "Registration lapsed" },
  { value: "being_looked_into", label: "Something is being looked into" },
  { value: "account_at_risk", label: "Their sign-in may be in other hands" },
]

export const REINSTATEMENTS = [
  { value: "returned", label: "Back at work" },
  { value: "registration_renewed", label: "Registration renewed" },
  { value: "cleared", label: "Nothing was found" },
  { value: "account_secured", label: "Their sign-in is safe again" },
  { value: "suspended_in_error", label: "Suspended in error" },
]
