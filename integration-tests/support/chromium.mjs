import { existsSync } from "node:fs"
import { delimiter, join } from "node:path"

/**
 * Prints, as JSON, the program and arguments of the browser for the tests: an
 * installed Chrome or Chromium, else the one of the npm package. A program of
 * its own, for the package is an ES module.
 */

const NAMES = [
  "google-chrome",
  "google-chrome-stable",
  "chromium",
  "chromium-browser",
]
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
]

const installed = [
  process.env.CHROME_PATH ?? "",
  ...(process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name))),
  ...APPLICATIONS,
].find((path) => path && existsSync(path))

async function packaged() {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      "No Chrome or Chromium is installed, and the one of @sparticuz/chromium runs on Linux x64 only. Install Chrome, or name it in CHROME_PATH."
    )
  }
  const { default: chromium } = await import("@sparticuz/chromium")
  // In one process it ends when a page opens another beside it.
  const args = chromium.args.filter((arg) => arg !== "--single-process")
  return { path: await chromium.executablePath(), args }
}

try {
  const found = installed ? { path: installed, args: [] } : await packaged()
  console.log(JSON.stringify(found))
} catch (error) {
  console.error(`The browser tests need a browser. ${error.message}`)
  process.exitCode = 1
}
