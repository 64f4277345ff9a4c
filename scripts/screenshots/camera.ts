import { statSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright-core"
import sharp from "sharp"
import { inTheme } from "../../integration-tests/support/theme"
import type { Picture } from "./pictures"

const DESKTOP = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }
/** Pages have few colours: less than half of the size, and nothing to see of it. */
const SMALL = { palette: true, colours: 128, effort: 10 }
/** For a page to lay itself out anew and to end what moves. */
const SETTLE_MS = 400

/** Takes the pictures of a list as a walk comes by what they show. */
export class Camera {
  private readonly taken = new Map<string, number>()

  constructor(
    private readonly folder: string,
    private readonly pictures: readonly Picture[]
  ) {}

  /** Takes the pictures of what is on the screen: each once, the first time. */
  look = async (page: Page, seen: string): Promise<void> => {
    for (const picture of this.pictures) {
      const isShown =
        typeof picture.of === "string"
          ? picture.of === seen
          : picture.of.test(seen)
      if (isShown && !this.taken.has(picture.name)) {
        await this.take(page, picture)
      }
    }
  }

  /** As `look`, of a page of the storefront. */
  lookAtShop = (page: Page): Promise<void> =>
    this.look(page, new URL(page.url()).pathname)

  /** The size of all pictures in bytes. @throws when one of the list was not come by */
  total(): number {
    const missing = this.pictures.filter(({ name }) => !this.taken.has(name))
    if (missing.length > 0) {
      const names = missing.map(({ name }) => name).join(", ")
      throw new Error(`The walk did not come by: ${names}`)
    }
    return [...this.taken.values()].reduce((sum, bytes) => sum + bytes, 0)
  }

  private async take(page: Page, picture: Picture): Promise<void> {
    const { name, phone, dark, height } = picture
    const path = join(this.folder, `${name}.png`)
    const before = page.viewportSize() ?? DESKTOP
    const size = phone ? PHONE : DESKTOP
    await page.setViewportSize(height ? { ...size, height } : size)
    const shoot = async () => {
      await page.evaluate("document.fonts.ready.then(() => true)")
      await page.waitForTimeout(SETTLE_MS)
      const full = await page.screenshot({
        animations: "disabled",
        caret: "hide",
      })
      await sharp(full).png(SMALL).toFile(path)
    }
    // Only the admin has themes; the storefront is left as it is.
    await (dark ? inTheme(page, "dark", shoot) : shoot())
    await page.setViewportSize(before)
    this.taken.set(name, statSync(path).size)
    console.log(`${name} ${Math.round(statSync(path).size / 1024)} kB`)
  }
}
