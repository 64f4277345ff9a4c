export const CHANNELS = ["email", "phone"] as const
