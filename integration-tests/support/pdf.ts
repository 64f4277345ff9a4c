import { extractText, getDocumentProxy } from "unpdf"

/** A PDF as it reads: how many pages, and its words on one line each page. */
export async function readPdf(
  bytes: Uint8Array
): Promise<{ pages: number; text: string }> {
  const document = await getDocumentProxy(new Uint8Array(bytes))
  const { totalPages, text } = await extractText(document, {
    mergePages: true,
  })
  return { pages: totalPages, text: text.replace(/\s+/g, " ") }
}
