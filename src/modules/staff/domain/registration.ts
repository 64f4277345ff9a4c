export const REGISTRATION_BODIES = ["GMC", "GPhC", "NMC"] as const
export type RegistrationBody = (typeof REGISTRATION_BODIES)[number]
