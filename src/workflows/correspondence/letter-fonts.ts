import { readFileSync } from "node:fs"
import { dirname, join } from "node:path"

type Fonts = { regular: Buffer; bold: Buffer }

let fonts: Fonts | undefined

/**
 * Inter, which has the letters of every name in Latin script: the fonts that a
 * PDF has by itself print "Łukasz" or "Nguyễn" as something else. It comes with
 * Medusa's dashboard.
 */
export function letterFonts(): Fonts {
  const folder = join(
    dirname(require.resolve("@medusajs/dashboard/package.json")),
    "src/assets/fonts"
  )
  return (fonts ??= {
    regular: readFileSync(join(folder, "Inter-Regular.ttf")),
    bold: readFileSync(join(folder, "Inter-Medium.ttf")),
  })
}
