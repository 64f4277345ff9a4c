import { control } from "../fixtures/cases"
import { type Answer, stripeOf } from "../fixtures/shop"
import { until } from "../support/partners"

/** A sweep comes each minute, and finds what is half a minute old. */
export const SWEEP_MS = 180_000

/** The partners as these tests set them up and judge them. */
export class Simulators {
  constructor(private readonly url: string) {}

  set(config: Record<string, unknown>): Promise<unknown> {
    return control(this.url, "config", config)
  }

  /** An operation works at once no more; the caller may be killed meanwhile. */
  async slow(partner: string, operation: string, ms: number): Promise<void> {
    await control(this.url, `faults/${partner}`, {
      mode: "slow",
      operation,
      delay_ms: ms,
    })
  }

  async quick(partner: string): Promise<void> {
    await control(this.url, `faults/${partner}/clear`, { mode: "slow" })
  }

  /** Waits until a slowed operation has been called. */
  async begun(partner: string): Promise<void> {
    await until(
      `a call to ${partner}`,
      async () => {
        const { faults } = await control(this.url, `faults/${partner}`)
        const struck = (faults as Answer["body"][]).some(
          (one) => one["mode"] === "slow" && one["hits"] > 0
        )
        return struck || undefined
      },
      SWEEP_MS
    )
  }

  async holdNotices(partner: string): Promise<void> {
    await control(this.url, `faults/${partner}`, { mode: "webhook_hold" })
  }

  /** Sends what was kept back, and waits until it was taken. */
  async releaseNotices(partner: string): Promise<void> {
    await control(this.url, `faults/${partner}/clear`, {})
    await control(this.url, "webhooks/release", { partner })
    await until(`all notices of ${partner} delivered`, async () => {
      const answer = await control(this.url, `webhooks?partner=${partner}`)
      const open = (answer["webhooks"] as Answer["body"][]).filter(
        (one) => one["status"] !== "delivered"
      )
      return open.length === 0 || undefined
    })
  }

  state(partner: string): Promise<Answer["body"]> {
    return control(this.url, `state/${partner}`)
  }

  async prescriptions(): Promise<string[]> {
    return Object.keys((await this.state("signaturerx"))["prescriptions"])
  }

  async sign(prescription: string | undefined): Promise<void> {
    const path = `signaturerx/prescriptions/${prescription}/sign`
    await control(this.url, path, {})
  }

  async mails(to: string, subject = ""): Promise<Answer["body"][]> {
    const query = new URLSearchParams({ to, subject })
    return (await control(this.url, `mailbox?${query.toString()}`))["messages"]
  }

  /** What the account at Stripe shows of an intent. */
  async payment(intent: string) {
    const stripe = stripeOf()
    const { status, amount, amount_received } =
      await stripe.paymentIntents.retrieve(intent)
    const charges = await stripe.charges.list({ payment_intent: intent })
    return { status, amount, amount_received, charges: charges.data }
  }
}
