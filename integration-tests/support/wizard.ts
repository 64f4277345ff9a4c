import type { Locator, Page } from "playwright-core"
import { inventPhoto } from "./photos"
import { WIZARD_CATEGORY } from "./wizard-form"

/** Presses a button and waits for the page it leads to. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  const answered = page.waitForEvent("load")
  await page.getByRole("button", { name }).first().click()
  await answered
}

/** Opens the form and takes its first page. */
export async function begin(page: Page, storefront: string): Promise<void> {
  await page.goto(`${storefront}/start/${WIZARD_CATEGORY}`)
  await press(page, "Begin")
  await page.waitForURL("**/steps/body")
}

/** The first page, in centimetres and kilograms. */
export async function fillBody(page: Page): Promise<void> {
  for (const [part, value] of [
    ["date_of_birth-day", "7"],
    ["date_of_birth-month", "3"],
    ["date_of_birth-year", "1990"],
    ["size-cm", "180"],
    ["size-kg", "80"],
  ]) {
    await page.locator(`[name="${part}"]`).fill(value ?? "")
  }
}

/** From the start to the page whose name is given, answering what is asked. */
export async function reach(
  page: Page,
  storefront: string,
  step: "habits" | "pictures" | "safety"
): Promise<void> {
  await begin(page, storefront)
  await fillBody(page)
  await press(page, "Continue")
  if (step === "habits") return
  await page.getByRole("radio", { name: "No", exact: true }).check()
  await press(page, "Continue")
  if (step === "pictures") return
  await choosePhoto(page, "red")
  await press(page, "Continue")
}

/** The inputs of a name. */
export const field = (page: Page, name: string): Locator =>
  page.locator(`input[name="${name}"]`)

/** With scripts, choosing is uploading; without them the button sends it. */
export async function choosePhoto(
  page: Page,
  colour: string,
  scripts = true
): Promise<void> {
  const photo = await inventPhoto(`${colour}.jpg`, colour)
  const answered = page.waitForEvent("load")
  await field(page, "photo").setInputFiles(photo)
  if (!scripts) {
    await page
      .getByRole("button", { name: /^(Upload|Replace).*photo of your skin/ })
      .click()
  }
  await answered
}

/** The picture that is shown of what was uploaded. */
export const uploaded = (page: Page): Locator => page.locator(".uploaded img")

/** The colour in the middle of the picture that is shown, as red, green and blue. */
export const shownColour = (page: Page): Promise<number[]> =>
  page.evaluate(`(async () => {
    const image = document.querySelector(".uploaded img")
    image.loading = "eager"
    await image.decode()
    const canvas = new OffscreenCanvas(1, 1)
    const drawing = canvas.getContext("2d")
    drawing.drawImage(image, 0, 0, 1, 1)
    return [...drawing.getImageData(0, 0, 1, 1).data.slice(0, 3)]
  })()`)
