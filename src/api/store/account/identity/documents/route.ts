import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readOwnIdentity } from "../../../../../workflows/identity/read-documents"
import {
  awaitedFrom,
  sendDocument,
} from "../../../../../workflows/identity/send-document"
import {
  IdentityDocumentKind,
  type AccountIdentityResponse,
} from "../../../../contracts/identity"
import { receiveUpload } from "../../../../middlewares/receive-upload"
import { refuseUpload } from "../../../../middlewares/refuse-upload"

/** What the signed-in patient is asked for and has sent (IDV-1). */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AccountIdentityResponse>
): Promise<void> {
  const identity = await readOwnIdentity(req.scope, req.auth_context.actor_id)
  res.json({ identity })
}

/** Takes one document (multipart: `file` and `kind`); refused where none is awaited. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const customer_id = req.auth_context.actor_id
  // Before the body: megabytes that nobody asked for aren't even read.
  await awaitedFrom(req.scope, customer_id)
  const received = await receiveUpload(req)
  if (!received.ok) {
    refuseUpload(res, received)
    return
  }
  const { bytes, name, fields } = received
  const kind = IdentityDocumentKind.safeParse(fields["kind"])
  if (!kind.success) {
    const message = "is not a kind of document that is asked for"
    refuseUpload(res, { ok: false, status: 400, field: "kind", message })
    return
  }
  await sendDocument(req.scope, { customer_id, kind: kind.data, name, bytes })
  const identity = await readOwnIdentity(req.scope, customer_id)
  const answer: AccountIdentityResponse = { identity }
  res.status(201).json(answer)
}
