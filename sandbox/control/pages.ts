import { FAULT_MODES, type FaultMode } from "../kit/faults"
import { page } from "../kit/http"
import { html, type Html, layout } from "../kit/html"
import type { ReceivedCall } from "../kit/received"
import type { Partner, PartnerName, Sandbox } from "../kit/types"
import type { Delivery } from "../kit/webhooks"
import {
  identityChecks,
  mailbox,
  parcels,
  payments,
  prescriptions,
  texts,
} from "./page-parts"
import type { Partners } from "./partners"

const SHOWN = 50
const DETAIL_CHARACTERS = 4000
const WITH_WEBHOOKS: PartnerName[] = ["stripe", "signaturerx", "royal-mail"]
const READ_ONLY: PartnerName[] = ["gp-directory"]

/** The overview page: what each partner received, faults, messages, parcels. */
export function mountPages(sandbox: Sandbox, partners: Partners): void {
  sandbox.router.add("GET", "/", () =>
    page(200, layout("Partner sandbox", overview(sandbox, partners), true))
  )
}

function overview(sandbox: Sandbox, partners: Partners): Html {
  const all = [...partners.all.values()]
  return html`<h1>Partner sandbox</h1>
    <nav aria-label="Partners">
      ${all.map((p) => html`<a href="#${p.name}">${p.title}</a>`)}
    </nav>
    <section aria-labelledby="settings">
      <h2 id="settings">Settings</h2>
      <form method="post" action="/_control/config">
        <label for="backend">Webhooks are sent to</label>
        <div class="row">
          <input
            id="backend"
            name="backend_url"
            type="url"
            value="${sandbox.config().backend_url}"
            placeholder="http://localhost:9000"
          />
          <button>Save</button>
        </div>
      </form>
    </section>
    ${all.map((partner) => partnerSection(sandbox, partners, partner))}`
}

function partnerSection(
  sandbox: Sandbox,
  partners: Partners,
  partner: Partner
): Html {
  const { name, title } = partner
  return html`<section id="${name}" aria-labelledby="${name}-title">
    <h2 id="${name}-title">${title}</h2>
    ${ownPart(sandbox, partners, name)} ${faultSwitches(sandbox, name)}
    ${WITH_WEBHOOKS.includes(name) && webhooks(sandbox, name)}
    ${received(sandbox, name)}
  </section>`
}

function ownPart(
  sandbox: Sandbox,
  partners: Partners,
  name: PartnerName
): Html {
  switch (name) {
    case "lexisnexis":
      return identityChecks(sandbox.config().lexisnexis_outcome)
    case "stripe":
      return payments(partners.stripe.account)
    case "signaturerx":
      return prescriptions(partners.signaturerx.book)
    case "royal-mail":
      return parcels(partners.royalMail.depot)
    case "mailbox":
      return mailbox(partners.mailbox.mailbox)
    case "sms":
      return texts(partners.all.get("sms")?.view())
    default:
      return html``
  }
}

function faultSwitches(sandbox: Sandbox, name: PartnerName): Html {
  const modes = FAULT_MODES.filter(
    (mode) => !mode.startsWith("webhook_") || WITH_WEBHOOKS.includes(name)
  ).filter((mode) => mode !== "lose_answer" || !READ_ONLY.includes(name))
  const active = sandbox.faults.list(name)
  const state = active.length === 0 ? "none" : `${active.length} on`
  return html`<details${active.length > 0 && html` open`}>
    <summary>Faults (${state})</summary>
    <div class="row tight">${modes.map((mode) => faultSwitch(sandbox, name, mode))}</div>
    <form method="post" action="/_control/faults/${name}" class="row">
      <input type="hidden" name="anchor" value="${name}" />
      ${field(
        name,
        "mode",
        html`<select id="${name}-mode" name="mode">
          ${modes.map((mode) => html`<option>${mode}</option>`)}
        </select>`,
        "Fault"
      )}
      ${numberField(name, "times", "Times")}
      ${numberField(name, "delay_ms", "Delay (ms)")}
      ${field(name, "operation", html`<input id="${name}-operation" name="operation" />`, "Operation")}
      <button>Switch on</button>
    </form>
  </details>`
}

function faultSwitch(
  sandbox: Sandbox,
  name: PartnerName,
  mode: FaultMode
): Html {
  const fault = sandbox.faults.list(name).find((f) => f.mode === mode)
  const action = `/_control/faults/${name}${fault ? "/clear" : ""}`
  const left = fault?.times !== undefined ? ` ${fault.times - fault.hits}×` : ""
  const operation = fault?.operation ? ` ${fault.operation}` : ""
  return html`<form method="post" action="${action}">
    <input type="hidden" name="anchor" value="${name}" />
    <input type="hidden" name="mode" value="${mode}" />
    <button aria-pressed="${fault ? "true" : "false"}">
      ${mode}: ${fault ? `on${left}${operation}` : "off"}
    </button>
  </form>`
}

function webhooks(sandbox: Sandbox, name: PartnerName): Html {
  const list = [...sandbox.webhooks.list(name)].reverse().slice(0, SHOWN)
  const held = list.filter((d) => d.status === "held").length
  return html`<details>
    <summary>Webhooks sent (${list.length})</summary>
    ${held > 0 &&
    html`<form method="post" action="/_control/webhooks/release">
      <input type="hidden" name="anchor" value="${name}" />
      <input type="hidden" name="partner" value="${name}" />
      <button>Release ${held} held</button>
    </form>`}
    ${list.map((delivery) => webhook(delivery, name))}
  </details>`
}

function webhook(delivery: Delivery, name: PartnerName): Html {
  const last = delivery.attempts[delivery.attempts.length - 1]
  const answer = last ? String(last.status ?? last.error) : "not tried yet"
  return html`<details>
    <summary>
      ${time(delivery.created_at)} ${delivery.type}
      <strong>${delivery.status}</strong> (${answer}, tries:
      ${delivery.attempts.length})
    </summary>
    <form method="post" action="/_control/webhooks/${delivery.id}/replay">
      <input type="hidden" name="anchor" value="${name}" />
      <button>Send again</button>
    </form>
    <pre>${delivery.body.slice(0, DETAIL_CHARACTERS)}</pre>
  </details>`
}

function received(sandbox: Sandbox, name: PartnerName): Html {
  const list = sandbox.received.list(name).slice(0, SHOWN)
  return html`<details>
    <summary>Received (latest ${list.length})</summary>
    ${list.length === 0 && html`<p class="note">Nothing yet.</p>`}
    ${list.map(receivedCall)}
  </details>`
}

function receivedCall(call: ReceivedCall): Html {
  return html`<details>
    <summary>
      ${time(call.at)} ${call.operation}
      <strong class="${Number(call.status) < 400 ? "good" : "bad"}"
        >${call.status}</strong
      >
      ${call.fault && html`<span class="bad">fault ${call.fault}</span>`}
    </summary>
    <p>${call.method} ${call.path}</p>
    <h3>Request</h3>
    <pre>${call.request.slice(0, DETAIL_CHARACTERS)}</pre>
    <h3>Answer</h3>
    <pre>${call.response.slice(0, DETAIL_CHARACTERS)}</pre>
  </details>`
}

function numberField(partner: string, name: string, label: string): Html {
  const id = `${partner}-${name}`
  const input = html`<input id="${id}" name="${name}" inputmode="numeric" />`
  return field(partner, name, input, label)
}

function field(
  partner: string,
  name: string,
  input: Html,
  label: string
): Html {
  return html`<div>
    <label for="${partner}-${name}">${label}</label>${input}
  </div>`
}

function time(iso: string): string {
  return iso.slice(11, 19)
}
