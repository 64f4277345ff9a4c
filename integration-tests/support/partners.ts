type Mail = {
  id: string
  to: string
  subject: string
  text: string
  attachments: { filename: string; content_type: string }[]
}

type StripeState = {
  customers: Record<string, { id: string; email: string | null }>
  payment_intents: Record<
    string,
    { customer: string | null; amount_received: number }
  >
}

/** What the simulators' control API is asked for in the browser tests. */
export class Partners {
  constructor(private readonly url: string) {}

  /** Mails to an address, the latest first. */
  async mails(to: string, subject = ""): Promise<Mail[]> {
    const query = new URLSearchParams({ to, subject })
    const answer = await this.get(`/_control/mailbox?${query.toString()}`)
    return (answer as { messages: Mail[] }).messages
  }

  /** The latest mail to an address that names a reference. */
  async mail(to: string, reference: string): Promise<Mail | undefined> {
    const mails = await this.mails(to)
    return mails.find(({ subject, text }) =>
      `${subject} ${text}`.includes(reference)
    )
  }

  /** The six digits of the latest code mailed to an address. */
  async code(to: string): Promise<string> {
    const mail = await until(`a code mailed to ${to}`, async () =>
      (await this.mails(to)).find(({ text }) => /\b\d{6}\b/.test(text))
    )
    return /\b\d{6}\b/.exec(mail.text)?.[0] ?? ""
  }

  /** The first bytes of a mail's attachment. */
  async attachment(mail: Mail, index = 0): Promise<Buffer> {
    const path = `/_control/mailbox/${mail.id}/attachments/${index}`
    const answer = await fetch(`${this.url}${path}`)
    return Buffer.from(await answer.arrayBuffer())
  }

  /** Lets a partner fail so many times, in one of the simulators' ways. */
  async fail(partner: string, mode: string, times: number): Promise<void> {
    await this.post(`/_control/faults/${partner}`, { mode, times })
  }

  /** Royal Mail scans a parcel, and tells the backend. */
  async scanParcel(tracking: string, code: string): Promise<void> {
    await this.post(`/_control/royal-mail/shipments/${tracking}/events`, {
      code,
    })
  }

  /** How many payments of a person's the simulated Stripe has taken. */
  async paymentsTaken(email: string): Promise<number> {
    const state = (await this.get("/_control/state/stripe")) as StripeState
    const customers = Object.values(state.customers)
      .filter((customer) => customer.email === email)
      .map(({ id }) => id)
    return Object.values(state.payment_intents).filter(
      ({ customer, amount_received }) =>
        customer !== null && customers.includes(customer) && amount_received > 0
    ).length
  }

  private async post(path: string, body: object): Promise<void> {
    const answer = await fetch(`${this.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    })
    if (!answer.ok) {
      throw new Error(`The simulators refused ${path}: ${answer.status}`)
    }
  }

  private async get(path: string): Promise<unknown> {
    const answer = await fetch(`${this.url}${path}`)
    if (!answer.ok) {
      throw new Error(`The simulators refused ${path}: ${answer.status}`)
    }
    return answer.json()
  }
}

/**
 * Asks again until there is an answer.
 *
 * @param what for the message, when the time is up
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  ms = 30_000
): Promise<T> {
  const end = performance.now() + ms
  for (;;) {
    const found = await ask()
    if (found !== undefined) {
      return found
    }
    if (performance.now() > end) {
      throw new Error(`There was not ${what} after ${ms / 1000} s`)
    }
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}
