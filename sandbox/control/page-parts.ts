import { z } from "zod"
import { html, type Html } from "../kit/html"
import { LEXISNEXIS_OUTCOMES } from "../kit/options"
import type { Mailbox, Message } from "../mailbox/state"
import type { Depot, Shipment } from "../royal-mail/state"
import type { Book } from "../signaturerx/prescriptions"
import type { Account } from "../stripe/account"
import { money } from "../stripe/page"

const SHOWN = 50

/** Buttons of the overview: the usual way of a parcel. */
const STEPS: Array<[label: string, code: string]> = [
  ["Collected", "EVDAC"],
  ["Out for delivery", "EVGPD"],
  ["Delivered", "EVKOP"],
  ["Attempted", "EVKNA"],
]

const Texts = z.object({
  messages: z.array(
    z.object({ to: z.string(), body: z.string(), created_at: z.string() })
  ),
})

/** What LexisNexis says: by surname, or the same of everybody. */
export function identityChecks(now: string): Html {
  return html`<h3>Outcome of checks</h3>
    <p class="note">
      By surname: REFER…, FAIL…, DECEASED… (with a death record), FAULT…, SLOW…;
      every other surname passes.
    </p>
    <div class="row tight">
      ${LEXISNEXIS_OUTCOMES.map(
        (outcome) =>
          html`<form method="post" action="/_control/config">
            <input type="hidden" name="anchor" value="lexisnexis" />
            <input type="hidden" name="lexisnexis_outcome" value="${outcome}" />
            <button aria-pressed="${outcome === now ? "true" : "false"}">
              ${outcome.replace("_", " ")}
            </button>
          </form>`
      )}
    </div>`
}

export function prescriptions(book: Book): Html {
  const all = Object.values(book.state.get().prescriptions).reverse()
  return html`<h3>Prescriptions</h3>
    ${all.length === 0 && none()}
    <ul>
      ${all.slice(0, SHOWN).map(
        (rx) =>
          html`<li>
            <a href="/signaturerx/sign/${rx.prescription_id}"
              >${rx.prescription_id}</a
            >
            ${rx.client_ref_id} <strong>${rx.status}</strong>
          </li>`
      )}
    </ul>`
}

export function parcels(depot: Depot): Html {
  const all = [...depot.state.get().shipments].reverse().slice(0, SHOWN)
  return html`<h3>Shipments</h3>
    ${all.length === 0 && none()} ${all.map(parcel)}`
}

function parcel(shipment: Shipment): Html {
  const last = shipment.events[shipment.events.length - 1]
  const action = `/_control/royal-mail/shipments/${shipment.trackingNumber}/events`
  const state = shipment.cancelled ? "cancelled" : (last?.code ?? "not scanned")
  return html`<form method="post" action="${action}" class="card">
    <input type="hidden" name="anchor" value="royal-mail" />
    <p>
      <strong>${shipment.trackingNumber}</strong> ${shipment.orderReference}
      ${shipment.serviceCode} <span class="note">${state}</span>
    </p>
    <div class="row tight">
      ${STEPS.map(
        ([label, code]) =>
          html`<button name="code" value="${code}">${label}</button>`
      )}
    </div>
  </form>`
}

export function payments(account: Account): Html {
  const all = Object.values(account.state.payment_intents).reverse()
  return html`<h3>Payments</h3>
    ${all.length === 0 && none()}
    <ul>
      ${all.slice(0, SHOWN).map(
        (intent) =>
          html`<li>
            ${intent.id} ${money(intent.amount, intent.currency)}
            <strong>${intent.status}</strong>
          </li>`
      )}
    </ul>`
}

export function mailbox(box: Mailbox): Html {
  const { messages, bounces } = box.state.get()
  return html`<h3>Messages</h3>
    ${messages.length === 0 && none()} ${messages.slice(0, SHOWN).map(message)}
    ${bounces.length > 0 &&
    html`<h3>Bounces</h3>
      <ul>
        ${bounces.map((b) => html`<li>${b.to}: ${b.reason}</li>`)}
      </ul>`}`
}

function message(item: Message): Html {
  return html`<details>
    <summary>
      ${item.at.slice(11, 19)} to ${item.envelope.to.join(", ")}:
      <strong>${item.subject}</strong>
    </summary>
    <p class="note">From ${item.from} · ${item.message_id}</p>
    ${item.html &&
    html`<iframe
      sandbox=""
      title="${item.subject}"
      srcdoc="${item.html}"
    ></iframe>`}
    <pre>${item.text}</pre>
    <ul>
      ${item.attachments.map(
        (file, n) =>
          html`<li>
            <a href="/_control/mailbox/${item.id}/attachments/${n}"
              >${file.filename}</a
            >
            (${file.size} bytes)
          </li>`
      )}
    </ul>
  </details>`
}

export function texts(view: unknown): Html {
  const parsed = Texts.safeParse(view)
  const all = parsed.success ? [...parsed.data.messages].reverse() : []
  return html`<h3>Messages</h3>
    ${all.length === 0 && none()}
    <ul>
      ${all
        .slice(0, SHOWN)
        .map(
          (sms) =>
            html`<li>
              ${sms.created_at.slice(11, 19)} to ${sms.to}: ${sms.body}
            </li>`
        )}
    </ul>`
}

function none(): Html {
  return html`<p class="note">None yet.</p>`
}
