import { call, send } from "../../lib/backend.server"
import type { AccountIdentity, DocumentKind } from "../../lib/contracts"
import { BackendError, isRefusal } from "../../lib/errors"
import type { FieldErrors } from "../../lib/errors"
import { answered } from "../../lib/guards.server"
import type { ShopSession } from "../../lib/session.server"
import { MAX_FILE_BYTES, TOO_LARGE } from "../consultation/file-answer"
import { DOCUMENTS } from "./identity"

type Answer = { identity: AccountIdentity }
const AT = "/store/account/identity/documents"

/** What the signed-in person is asked for and has sent. */
export const readIdentity = async (session: ShopSession) =>
  (await call<Answer>(AT, { session })).identity

/** The bytes of one of the person's own documents. */
export const readIdentityFile = (session: ShopSession, id: string) =>
  send(`${AT}/${encodeURIComponent(id)}`, { session, accept: "*/*" })

async function sendDocument(
  session: ShopSession,
  kind: DocumentKind,
  file: File
): Promise<AccountIdentity> {
  const form = new FormData()
  form.set("kind", kind)
  form.set("file", file)
  return (await call<Answer>(AT, { session, form })).identity
}

/**
 * Sends whatever files the form brought, each on its own: one that isn't fit
 * doesn't lose the other. Gives the errors by kind, and what is known after.
 */
export async function sendDocuments(
  request: Request,
  session: ShopSession,
  form: FormData
): Promise<{ errors: FieldErrors; identity: AccountIdentity | null }> {
  const errors: FieldErrors = {}
  let identity: AccountIdentity | null = null
  for (const { kind } of DOCUMENTS) {
    const file = form.get(kind)
    if (!(file instanceof File) || file.size === 0) {
      continue
    }
    if (file.size > MAX_FILE_BYTES) {
      errors[kind] = TOO_LARGE
      continue
    }
    try {
      const work = sendDocument(session, kind, file)
      identity = await answered(request, session, work)
    } catch (error) {
      errors[kind] = refusal(error)
    }
  }
  return { errors, identity }
}

/** Why a document wasn't taken, in words for its field. @throws what isn't about the file */
function refusal(error: unknown): string {
  if (error instanceof BackendError && error.status === 413) {
    return TOO_LARGE
  }
  if (!isRefusal(error)) {
    throw error
  }
  const message = Object.values(error.fields)[0] ?? error.message
  return `This file ${message}`
}
