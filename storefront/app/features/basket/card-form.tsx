import { useEffect, useRef, useState } from "react"
import type { FormEvent } from "react"

type Refusal = { error?: { message?: string } }
type Elements = {
  create: (kind: "payment") => { mount: (at: HTMLElement) => void }
}
type StripeClient = {
  elements: (options: { clientSecret: string }) => Elements
  confirmPayment: (options: {
    elements: Elements
    confirmParams: { return_url: string }
  }) => Promise<Refusal>
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
  total: string
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
  const { publishableKey, secret, returnTo, total } = props
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
    const { error } = await ready.stripe.confirmPayment({
      elements: ready.elements,
      confirmParams: { return_url: returnTo },
    })
    setProblem(error?.message ?? "The payment was not accepted.")
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
          The card form needs JavaScript. You can also order by phone.
        </p>
      </noscript>
      <div ref={place} />
      <p className="error" role="alert">
        {problem}
      </p>
      <button className="button" type="submit" disabled={!ready || busy}>
        {busy ? "Paying…" : `Pay ${total}`}
      </button>
    </form>
  )
}
