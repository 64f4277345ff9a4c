import { useEffect, useRef, useState } from "react"
import type { FormEvent } from "react"

type Refusal = { error?: { message?: string } }
type Elements = {
  create: (kind: "payment") => { mount: (at: HTMLElement) => void }
}
type Confirm = (options: {
  elements: Elements
  confirmParams: { return_url: string }
}) => Promise<Refusal>
type StripeClient = {
  elements: (options: { clientSecret: string }) => Elements
  confirmPayment: Confirm
  confirmSetup: Confirm
}
declare global {
  interface Window {
    Stripe?: (key: string) => StripeClient
  }
}

type Props = {
  publishableKey: string
  secret: string
  returnTo: string
  /** What the button says. */
  label: string
  /** Saves the card for later payments, and takes nothing now. */
  saves?: boolean
}
type Ready = { stripe: StripeClient; elements: Elements }

/** Stripe asks for its script to come from its own address only. */
function loadStripe(): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = "https://js.stripe.com/v3/"
    script.onload = () => {
      resolve()
    }
    script.onerror = reject
    document.head.append(script)
  })
}

/** Stripe's Payment Element; the card number never reaches this site. */
export function CardForm(props: Props) {
  const { publishableKey, secret, returnTo, label, saves } = props
  const place = useRef<HTMLDivElement>(null)
  const [ready, setReady] = useState<Ready>()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    let left = false
    const show = async () => {
      await loadStripe()
      const stripe = window.Stripe?.(publishableKey)
      if (left || !stripe || !place.current) {
        return
      }
      const elements = stripe.elements({ clientSecret: secret })
      elements.create("payment").mount(place.current)
      setReady({ stripe, elements })
    }
    show().catch(() => {
      setProblem("The card form could not be loaded. Please try again.")
    })
    return () => {
      left = true
    }
  }, [publishableKey, secret])

  const pay = async (event: FormEvent) => {
    event.preventDefault()
    if (!ready || busy) {
      return
    }
    setBusy(true)
    const options = {
      elements: ready.elements,
      confirmParams: { return_url: returnTo },
    }
    const { error } = await (saves
      ? ready.stripe.confirmSetup(options)
      : ready.stripe.confirmPayment(options))
    setProblem(error?.message ?? "The card was not accepted.")
    setBusy(false)
  }

  return (
    <form
      onSubmit={(event) => {
        void pay(event)
      }}
    >
      <noscript>
        <p className="notice warn">
          The card form needs JavaScript. You can also call us.
        </p>
      </noscript>
      <div ref={place} />
      <p className="error" role="alert">
        {problem}
      </p>
      <button className="button" type="submit" disabled={!ready || busy}>
        {busy ? "Please wait…" : label}
      </button>
    </form>
  )
}
