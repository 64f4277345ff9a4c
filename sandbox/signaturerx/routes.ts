import { type Call, json, page, type Reply, seeOther } from "../kit/http"
import { hmacHex, sameText } from "../kit/ids"
import { isRecord } from "../kit/schema"
import { Tokens } from "../kit/tokens"
import type { Partner, Sandbox } from "../kit/types"
import { signingPage, unknownPage } from "./page"
import {
  type Book,
  createDraft,
  decline,
  find,
  type RxState,
  sign,
} from "./prescriptions"
import { checkCreate, invalid } from "./wire"

const FIFTEEN_DAYS_S = 15 * 24 * 3600
const STATUSES = ["Doctor", "Pharmacist", "Nurse", "Dentist", "Paramedic"]

export type SignatureRx = Partner & { book: Book }

/** SignatureRx: tokens, drafts, the signing page and its webhooks. */
export function mountSignatureRx(sandbox: Sandbox): SignatureRx {
  const state = sandbox.store.section<RxState>("signaturerx", () => ({
    prescriptions: {},
  }))
  const tokens = new Tokens(sandbox.store, "signaturerx", FIFTEEN_DAYS_S)
  const book: Book = { sandbox, state }
  mountApi(book, tokens)
  mountSigning(book)
  sandbox.webhooks.register("signaturerx", {
    path: "/hooks/signaturerx",
    headers: (body) => ({
      "content-type": "application/json",
      "signaturerx-signature": hmacHex(
        sandbox.secrets.signaturerxWebhookSecret,
        body
      ),
    }),
  })
  return {
    name: "signaturerx",
    title: "SignatureRx",
    refused: () =>
      json(422, invalid({ prescription: ["The prescription was refused."] })),
    unauthorised: () => unauthenticated(),
    view: state.get,
    reset: () => {
      state.reset()
      tokens.revokeAll()
    },
    book,
  }
}

function mountApi(book: Book, tokens: Tokens): void {
  const { router } = book.sandbox
  const info = (operation: string) => ({
    partner: "signaturerx" as const,
    operation,
  })
  const guarded = (work: (call: Call) => Reply) => (call: Call) =>
    tokens.accepts(call.header("authorization"))
      ? work(call)
      : unauthenticated()
  router.add(
    "POST",
    "/signaturerx/oauth/token",
    (call) => token(book.sandbox, tokens, call),
    info("token")
  )
  router.add(
    "POST",
    "/signaturerx/api/v1/ehr-prescription-patient",
    guarded((call) => create(book, call)),
    info("prescriptions.create")
  )
  router.add(
    "GET",
    "/signaturerx/api/v1/prescribers-status",
    guarded(() =>
      json(
        200,
        STATUSES.map((name, i) => ({ status: i + 1, name }))
      )
    ),
    info("prescribers.status")
  )
}

function token(sandbox: Sandbox, tokens: Tokens, call: Call): Reply {
  const body = call.isForm() ? Object.fromEntries(call.form()) : call.json()
  const given = isRecord(body) ? body : {}
  const { signaturerxClientId, signaturerxClientSecret } = sandbox.secrets
  if (given.grant_type !== "client_credentials") {
    return json(400, {
      error: "unsupported_grant_type",
      message: "The authorization grant type is not supported.",
    })
  }
  if (
    !sameText(String(given.client_id), signaturerxClientId) ||
    !sameText(String(given.client_secret), signaturerxClientSecret)
  ) {
    return json(401, {
      error: "invalid_client",
      message: "Client authentication failed",
    })
  }
  return json(200, { token_type: "Bearer", ...tokens.issue() })
}

function create(book: Book, call: Call): Reply {
  const checked = checkCreate(call.json())
  if ("errors" in checked) {
    return json(422, invalid(checked.errors))
  }
  const draft = createDraft(book, checked.value)
  if (draft === "unknown" || draft === "closed") {
    const message =
      draft === "unknown"
        ? "The selected prescription id is invalid."
        : "The prescription can no longer be changed."
    return json(422, invalid({ prescription_id: [message] }))
  }
  return json(201, {
    ...checked.value,
    prescription_id: draft.prescription_id,
    status: draft.status,
    signing_url: `${book.sandbox.url()}/signaturerx/sign/${draft.prescription_id}`,
  })
}

function mountSigning(book: Book): void {
  const path = "/signaturerx/sign/:id"
  book.sandbox.router.add("GET", path, (call) => {
    const rx = find(book, call.param("id"))
    return rx ? page(200, signingPage(rx)) : page(404, unknownPage())
  })
  book.sandbox.router.add("POST", path, async (call) => {
    const rx = find(book, call.param("id"))
    if (!rx) {
      return page(404, unknownPage())
    }
    const form = call.form()
    const error =
      form.get("decision") === "decline"
        ? declineFromForm(book, rx, form)
        : await signFromForm(book, rx, form)
    return error
      ? page(422, signingPage(rx, error))
      : seeOther(`/signaturerx/sign/${rx.prescription_id}`)
  })
}

type Rx = NonNullable<ReturnType<typeof find>>

async function signFromForm(
  book: Book,
  rx: Rx,
  form: URLSearchParams
): Promise<string> {
  const pin = form.get("pin") ?? ""
  if (!/^\d{6}$/.test(pin)) {
    return "Enter your six-digit PIN."
  }
  if (pin === "000000") {
    return "This PIN is not right."
  }
  return (await sign(book, rx)) ? "" : "This prescription is already closed."
}

function declineFromForm(book: Book, rx: Rx, form: URLSearchParams): string {
  const reason = (form.get("reason") ?? "").trim()
  if (!reason) {
    return "Give a reason for declining."
  }
  return decline(book, rx, reason) ? "" : "This prescription is already closed."
}

function unauthenticated(): Reply {
  return json(401, { message: "Unauthenticated." })
}
