/** A hosted card form's address that leads back here, unless it already leads somewhere. */
export function hostedAddress(hosted: string, back: string): string {
  const url = new URL(hosted)
  if (!url.searchParams.has("return_url")) {
    url.searchParams.set("return_url", back)
  }
  return url.href
}
