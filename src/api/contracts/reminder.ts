/** A treatment that comes to its end, and what its patient can do (REN-1). */
export type AccountReminder = {
  consultation_id: string
  category: string
  /** The name of the condition. */
  name: string
  way: "order_again" | "new_consultation"
}
