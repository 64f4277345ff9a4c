/** Who did something; goes into histories and the audit ledger. */
export type Actor = {
  type: "staff" | "patient" | "guest" | "system" | "partner"
  /** User id, customer id, partner name, or what part of the system. */
  id: string
  role?: string
}

export const systemActor = (part: string): Actor => ({
  type: "system",
  id: part,
})

export const partnerActor = (partner: string): Actor => ({
  type: "partner",
  id: partner,
})
