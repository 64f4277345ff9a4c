import { call } from "../../lib/backend.server"

export type Reply = {
  code: string
  kind: string
  name: string
  role: string
  phone?: string
  text: string
  key: string
}

/** A practice's reply, by the code of its letter; BackendError 404 for a code nobody has. */
export const sendReply = async (reply: Reply) =>
  (
    await call<{ reply: { reference: string } }>("/store/letter-replies", {
      body: reply,
    })
  ).reply
