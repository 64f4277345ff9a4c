/** The conversation with the patient about a case, oldest first. */
export type CaseMessages = {
  messages: {
    id: string
    from: "patient" | "staff" | "system"
    /** Of staff. */
    name: string | null
    body: string
    sent_at: string
    /** When the patient opened it; null for their own. */
    read_at: string | null
  }[]
}
