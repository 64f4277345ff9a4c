export const SEXES = ["male", "female"] as const
export const GP_ANSWERS = ["practice", "no_consent", "no_gp"] as const
export const IDENTITY_STATUSES = [
  "unverified",
  "pending",
  "verified",
  "action_required",
  "deceased",
] as const
