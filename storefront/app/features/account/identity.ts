import type { DocumentKind } from "../../lib/contracts"

const PHOTO = "image/jpeg,image/png,image/webp"

/** What is asked for, in the words of the page. */
export const DOCUMENTS: {
  kind: DocumentKind
  label: string
  hint: string
  accept: string
}[] = [
  {
    kind: "photo_id",
    label: "Photo ID",
    hint: "A photo of your passport, driving licence or national identity card, with all four corners. JPEG, PNG or WebP, up to 10 MB.",
    accept: PHOTO,
  },
  {
    kind: "proof_of_address",
    label: "Proof of address",
    hint: "A bank statement, council tax or utility bill from the last three months with your name and home address. A photo (JPEG, PNG or WebP) or a PDF of at most 10 pages, up to 10 MB.",
    accept: `${PHOTO},application/pdf`,
  },
]

/** The documents that have still to be sent, as the page asks for them. */
export const askedFor = (wanted: readonly DocumentKind[]) =>
  DOCUMENTS.filter(({ kind }) => wanted.includes(kind))

/** An error for each document that is wanted and came with no file; those that came have their own. */
export function notChosen(
  wanted: readonly DocumentKind[],
  form: FormData
): Record<string, string> {
  const empty = askedFor(wanted).filter(({ kind }) => {
    const file = form.get(kind)
    return !(file instanceof File) || file.size === 0
  })
  return empty.length < wanted.length
    ? {}
    : Object.fromEntries(
        empty.map(({ kind, label }) => [
          kind,
          `Choose a file: ${label.toLowerCase().replace("id", "ID")}`,
        ])
      )
}
