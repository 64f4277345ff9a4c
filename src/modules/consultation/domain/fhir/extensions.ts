import { ITEM_WEIGHT, ORDINAL_VALUE } from "./urls"
import type { Extension } from "./schema"

type Extended = { extension?: Extension[] | undefined }

/** The extensions with this address. */
export const extensionsOf = (holder: Extended, url: string): Extension[] =>
  (holder.extension ?? []).filter((extension) => extension.url === url)

/** The first one, usually the only one. */
export const extensionOf = (
  holder: Extended,
  url: string
): Extension | undefined => extensionsOf(holder, url)[0]

/** An option's weight, under its newer or its older address. */
export function weightOf(holder: Extended): number | undefined {
  const found =
    extensionOf(holder, ITEM_WEIGHT) ?? extensionOf(holder, ORDINAL_VALUE)
  return found?.valueDecimal ?? found?.valueInteger
}
