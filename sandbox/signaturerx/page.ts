import { html, type Html, layout } from "../kit/html"
import { plain } from "../kit/schema"
import type { Json } from "../kit/types"
import type { Prescription } from "./prescriptions"

/** The prescriber's signing page, with an error where a try failed. */
export function signingPage(rx: Prescription, error = ""): string {
  const failed =
    error && html`<p class="error" role="alert" id="error">${error}</p>`
  const body = html` <h1>Sign prescription ${rx.prescription_id}</h1>
    <p class="note">SignatureRx sandbox. Invented patients only.</p>
    ${failed}${status(rx)} ${details(rx)}
    ${rx.status === "draft" && forms(rx, Boolean(error))}`
  return layout(`Sign prescription ${rx.prescription_id}`, body)
}

/** Shown for an id that is not known. */
export function unknownPage(): string {
  return layout(
    "Prescription not found",
    html`<h1>Prescription not found</h1>
      <p>This signing link is not valid.</p>`
  )
}

function status(rx: Prescription): Html {
  if (rx.status === "signed") {
    return html`<section role="status">
      <p class="good"><strong>Prescription signed</strong></p>
      <p>${rx.signed_at}</p>
      <p class="note">SHA-256 ${rx.content_hash}</p>
    </section>`
  }
  if (rx.status === "declined") {
    return html`<section role="status">
      <p class="bad"><strong>Prescription declined</strong></p>
      <p>${rx.decline_reason}</p>
    </section>`
  }
  return html``
}

function details(rx: Prescription): Html {
  const p = rx.prescriber
  return html`<section aria-labelledby="patient">
      <h2 id="patient">Patient</h2>
      <dl>${patientRows(rx.content.patient)}</dl>
    </section>
    <section aria-labelledby="medicines">
      <h2 id="medicines">Medicines</h2>
      ${rx.content.medicines.map(medicine)}
      ${rx.content.notes &&
      html`<h3>Notes</h3>
        <p>${rx.content.notes}</p>`}
    </section>
    <section aria-labelledby="prescriber">
      <h2 id="prescriber">Prescriber</h2>
      <p>
        ${p.first_name} ${p.last_name}<br />${p.registration_body}
        ${p.registration_number}
      </p>
    </section>`
}

function patientRows(patient: Json): Html[] {
  const field = (name: string) => plain(patient[name])
  const rows: Array<[string, string]> = [
    ["Name", `${field("first_name")} ${field("last_name")}`],
    [
      "Born",
      `${field("birth_day")}/${field("birth_month")}/${field("birth_year")}`,
    ],
    ["Gender", field("gender")],
    [
      "Address",
      [
        field("address_ln1"),
        field("address_ln2"),
        field("city"),
        field("post_code"),
      ]
        .filter(Boolean)
        .join(", "),
    ],
    ["Phone", field("phone")],
    ["Email", field("email")],
    ["NHS number", field("nhs_number")],
  ]
  return rows
    .filter(([, value]) => value)
    .map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`
    )
}

function medicine(item: Json): Html {
  const dmd = ["VPID", "VPPID", "APID", "APPID"]
    .filter((key) => item[key])
    .map((key) => `${key} ${plain(item[key])}`)
  return html`<h3>${plain(item.description)}</h3>
    <dl>
      <dt>Quantity</dt>
      <dd>${plain(item.qty)}</dd>
      <dt>Directions</dt>
      <dd>${plain(item.directions)}</dd>
      ${item.repeats !== undefined &&
      html`<dt>Issues</dt>
        <dd>${plain(item.repeats)}</dd>`}
      ${dmd.length > 0 &&
      html`<dt>dm+d</dt>
        <dd>${dmd.join(", ")}</dd>`}
    </dl>`
}

function forms(rx: Prescription, failed: boolean): Html {
  const action = `/signaturerx/sign/${rx.prescription_id}`
  return html`<form method="post" action="${action}" class="card">
      <input type="hidden" name="decision" value="sign" />
      <label for="pin">Your 6-digit signing PIN</label>
      <input
        id="pin"
        name="pin"
        inputmode="numeric"
        autocomplete="off"
        type="password"
        maxlength="6"
        required
        aria-describedby="pin-hint${failed ? " error" : ""}"
      />
      <p class="note" id="pin-hint">Sandbox: any six digits but 000000.</p>
      <button class="main">Sign prescription</button>
    </form>
    <form method="post" action="${action}" class="card">
      <input type="hidden" name="decision" value="decline" />
      <label for="reason">Reason for declining</label>
      <textarea id="reason" name="reason" rows="2" required></textarea>
      <p><button>Decline</button></p>
    </form>`
}
