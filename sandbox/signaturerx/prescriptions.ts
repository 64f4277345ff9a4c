import { canonicalJson, nowIso, randomHex, sha256Hex } from "../kit/ids"
import type { Section } from "../kit/store"
import type { Json, Sandbox } from "../kit/types"
import { signedDocument } from "./document"
import { type CreatePrescription, phpJson } from "./wire"

export type PrescriptionContent = {
  patient: Json
  medicines: Json[]
  notes: string
}

export type Prescription = {
  prescription_id: string
  status: "draft" | "signed" | "declined"
  created_at: string
  client_ref_id: string
  external_id: string
  prescriber: CreatePrescription["prescriber"]
  content: PrescriptionContent
  request: CreatePrescription
  signed_at?: string
  content_hash?: string
  decline_reason?: string
}

export type RxState = { prescriptions: Record<string, Prescription> }

export type Book = {
  sandbox: Sandbox
  state: Section<RxState>
}

/** Stores a draft; an id of an unsigned draft in the body replaces that one. */
export function createDraft(
  book: Book,
  body: CreatePrescription
): Prescription | "unknown" | "closed" {
  const given = body.prescription_id
  const existing = given ? find(book, given) : undefined
  if (given && !existing) {
    return "unknown"
  }
  if (existing && existing.status !== "draft") {
    return "closed"
  }
  const id = existing?.prescription_id ?? newId()
  const draft: Prescription = {
    prescription_id: id,
    status: "draft",
    created_at: existing?.created_at ?? nowIso(),
    client_ref_id: body.client_ref_id ?? "",
    external_id: body.external_id ?? "",
    prescriber: body.prescriber,
    content: {
      patient: body.patient,
      medicines: body.medicines,
      notes: body.notes ?? "",
    },
    request: body,
  }
  book.state.get().prescriptions[id] = draft
  book.sandbox.store.touch()
  return draft
}

export function find(book: Book, id: string): Prescription | undefined {
  return book.state.get().prescriptions[id]
}

/** Signs a draft and tells the backend; false where it is no draft any more. */
export async function sign(book: Book, draft: Prescription): Promise<boolean> {
  if (draft.status !== "draft") {
    return false
  }
  draft.status = "signed"
  draft.signed_at = nowIso(book.sandbox.config().minutes_ahead)
  draft.content_hash = sha256Hex(canonicalJson(draft.content))
  book.sandbox.store.touch()
  const document = await signedDocument(draft)
  send(book, "prescription.signed", {
    prescription_token: draft.prescription_id,
    status: "signed",
    client_ref_id: draft.client_ref_id,
    external_id: draft.external_id,
    signed_at: draft.signed_at,
    prescriber: signatory(draft),
    prescription: draft.content,
    content_hash: draft.content_hash,
    document: document.toString("base64"),
  })
  return true
}

/** Declines a draft with a reason; false where it is no draft any more. */
export function decline(
  book: Book,
  draft: Prescription,
  reason: string
): boolean {
  if (draft.status !== "draft") {
    return false
  }
  draft.status = "declined"
  draft.decline_reason = reason
  send(book, "prescription.declined", {
    prescription_token: draft.prescription_id,
    status: "declined",
    client_ref_id: draft.client_ref_id,
    external_id: draft.external_id,
    declined_at: nowIso(),
    reason,
    prescriber: signatory(draft),
  })
  return true
}

/** Changes a draft behind the platform's back, to show a hash mismatch. */
export function alter(
  book: Book,
  draft: Prescription,
  change: Partial<PrescriptionContent>
): boolean {
  if (draft.status !== "draft") {
    return false
  }
  draft.content = { ...draft.content, ...change }
  book.sandbox.store.touch()
  return true
}

export function signatory(draft: Prescription): Json {
  const p = draft.prescriber
  return {
    name: `${p.first_name} ${p.last_name}`,
    registration_body: p.registration_body,
    registration_number: p.registration_number,
  }
}

function send(book: Book, type: string, data: Json): void {
  const event = { object: "event", type, data }
  const php = book.sandbox.config().signaturerx_php_escaping
  const body = php ? phpJson(event) : JSON.stringify(event)
  book.sandbox.webhooks.enqueue("signaturerx", type, body)
  book.sandbox.store.touch()
}

function newId(): string {
  return `SRX${randomHex(6).toUpperCase()}`
}
