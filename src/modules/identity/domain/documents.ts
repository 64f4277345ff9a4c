/** What a patient sends to prove who they are: one of each (IDV-1). */
export const DOCUMENT_KINDS = ["photo_id", "proof_of_address"] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

export const DOCUMENT_STATES = ["received", "superseded"] as const
export type DocumentState = (typeof DOCUMENT_STATES)[number]

/** Uploads of one check, replaced ones included; nobody needs so many. */
export const MOST_DOCUMENTS = 12

/** Pages of a PDF: a bill or a statement, not a book. */
export const MOST_PAGES = 10

/** A card is photographed; a bill may come as a PDF. */
export const ACCEPTED: Record<DocumentKind, "photo" | "document"> = {
  photo_id: "photo",
  proof_of_address: "document",
}

type Known = { id: string; kind: DocumentKind; state: DocumentState }

/** What has still to be sent, in the order in which it is asked for. */
export const missingKinds = (documents: readonly Known[]): DocumentKind[] =>
  DOCUMENT_KINDS.filter(
    (kind) =>
      !documents.some((one) => one.kind === kind && one.state === "received")
  )

/** Whether the ids are just the documents that count, each once. */
export function areThoseThatCount(
  ids: readonly string[],
  documents: readonly Known[]
): boolean {
  const counting = documents
    .filter(({ state }) => state === "received")
    .map(({ id }) => id)
  return (
    ids.length === counting.length && counting.every((id) => ids.includes(id))
  )
}
