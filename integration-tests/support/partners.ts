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
  refunds: Record<
    string,
    { payment_intent: string; amount: number; status: string }
  >
}

type SignatureRxState = {
  prescriptions: Record<
    string,
    {
      external_id: string
      status: string
      content: { medicines: { description: string; qty: string }[] }
    }
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

  /** Waits for a mail with such a subject; gives all that is to be read of it. */
  async mailed(to: string, subject: string): Promise<string> {
    const mail = await until(
      `a mail "${subject}"`,
      async () => (await this.mails(to, subject))[0]
    )
    return `${mail.subject} ${mail.text}`
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
    return (await this.moneyOf(email)).paid.length
  }

  /** What a person has paid at the simulated Stripe, and what went back, each in pence. */
  async moneyOf(
    email: string
  ): Promise<{ paid: number[]; refunded: number[] }> {
    const payments = await this.paymentsOf(email)
    const intents = payments.map(({ id }) => id)
    const refunds = Object.values((await this.stripe()).refunds).filter(
      ({ payment_intent, status }) =>
        intents.includes(payment_intent) && status === "succeeded"
    )
    return {
      paid: payments.map(({ amount }) => amount),
      refunded: refunds.map(({ amount }) => amount),
    }
  }

  /** A person's payments that were taken, the oldest first; amounts in pence. */
  private async paymentsOf(
    email: string
  ): Promise<{ id: string; amount: number }[]> {
    const { customers, payment_intents } = await this.stripe()
    const own = Object.values(customers)
      .filter((customer) => customer.email === email)
      .map(({ id }) => id)
    return Object.entries(payment_intents)
      .filter(
        ([, { customer, amount_received }]) =>
          customer !== null && own.includes(customer) && amount_received > 0
      )
      .map(([id, { amount_received }]) => ({ id, amount: amount_received }))
  }

  private async stripe(): Promise<StripeState> {
    return (await this.get("/_control/state/stripe")) as StripeState
  }

  /** The bank of a person's card disputes the latest payment. */
  async dispute(email: string): Promise<void> {
    const intent = (await this.paymentsOf(email)).at(-1)?.id
    await this.post("/_control/stripe/disputes", { payment_intent: intent })
  }

  /** What SignatureRx has for a case: each prescription's state and medicines. */
  async prescribed(reference: string): Promise<string[]> {
    const state = await this.get("/_control/state/signaturerx")
    return Object.values((state as SignatureRxState).prescriptions)
      .filter(({ external_id }) => external_id === reference)
      .map(({ status, content }) =>
        [
          status,
          ...content.medicines.map(
            ({ description, qty }) => `${description}: ${qty}`
          ),
        ].join(" ")
      )
  }

  /**
   * The prescriber signs the newest draft of a case with their PIN.
   *
   * @param minutesAhead by which the platform's clock was moved
   */
  async sign(reference: string, minutesAhead = 0): Promise<void> {
    await this.post("/_control/config", { minutes_ahead: minutesAhead })
    const state = await this.get("/_control/state/signaturerx")
    const drafts = Object.entries((state as SignatureRxState).prescriptions)
    const [id] =
      drafts
        .filter(([, { external_id }]) => external_id === reference)
        .at(-1) ?? []
    await this.post(`/_control/signaturerx/prescriptions/${id}/sign`, {})
  }

  /** What LexisNexis has said of a person, each time it was asked. */
  async checked(person: {
    first_name: string
    last_name: string
  }): Promise<string[]> {
    const state = (await this.get("/_control/state/lexisnexis")) as {
      checks: {
        person: { forename?: string; surname?: string }
        outcome: string
      }[]
    }
    return state.checks
      .filter(
        ({ person: { forename, surname } }) =>
          forename === person.first_name && surname === person.last_name
      )
      .map(({ outcome }) => outcome)
  }

  /** Keeps a partner's news back while something is looked at. */
  async withoutNews(partner: string, work: () => Promise<void>): Promise<void> {
    const faults = `/_control/faults/${partner}`
    await this.post(faults, { mode: "webhook_hold" })
    try {
      await work()
    } finally {
      await fetch(`${this.url}${faults}?mode=webhook_hold`, {
        method: "DELETE",
      })
      await this.post("/_control/webhooks/release", { partner })
    }
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
