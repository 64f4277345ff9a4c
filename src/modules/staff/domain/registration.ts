/** Registers on which a decision's maker stands (REV-5). */
export const REGISTRATION_BODIES = ["GMC", "GPhC", "NMC"] as const
export type RegistrationBody = (typeof REGISTRATION_BODIES)[number]

/**
 * The form of a number, not its truth: registers are looked up by staff.
 * GMC 7 digits or L and 6 digits; GPhC 7 digits from 2; NMC a PIN such as 98A1234B.
 */
const FORMATS: Record<RegistrationBody, RegExp> = {
  GMC: /^(\d{7}|L\d{6})$/,
  GPhC: /^2\d{6}$/,
  NMC: /^\d{2}[A-Z]\d{4}[A-Z]$/,
}

export const isRegistrationNumber = (
  body: RegistrationBody,
  number: string
): boolean => FORMATS[body].test(number)
