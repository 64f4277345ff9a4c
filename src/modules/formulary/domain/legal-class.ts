/** Legal class of a pack (Human Medicines Regulations 2012); a test kit is a device. */
export const LEGAL_CLASSES = ["POM", "P", "GSL", "device"] as const
export type LegalClass = (typeof LEGAL_CLASSES)[number]

export const CONSULTATION_RULES = ["required", "none"] as const
export type ConsultationRule = (typeof CONSULTATION_RULES)[number]

export const RISK_CLASSES = ["standard", "high"] as const
export type RiskClass = (typeof RISK_CLASSES)[number]
