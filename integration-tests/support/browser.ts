import { execFile } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { chromium, type Browser } from "playwright-core"

export type TestBrowser = { browser: Browser; close: () => Promise<void> }

/**
 * Starts the browser of the tests: an installed one, else that of the npm
 * package, unpacked into a folder of this run.
 *
 * @throws with the reason where no browser can be had
 */
export async function startBrowser(): Promise<TestBrowser> {
  const folder = mkdtempSync(join(tmpdir(), "pharmacy-browser-"))
  const { path, args } = await findBrowser(folder)
  const browser = await chromium.launch({
    executablePath: path,
    headless: true,
    args: [...args, "--no-sandbox", "--disable-dev-shm-usage"],
  })
  return {
    browser,
    close: async () => {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function findBrowser(
  folder: string
): Promise<{ path: string; args: string[] }> {
  const program = join(__dirname, "chromium.mjs")
  const env = { ...process.env, TMPDIR: folder }
  const run = promisify(execFile)
  try {
    const { stdout } = await run(process.execPath, [program], { env })
    return JSON.parse(stdout) as { path: string; args: string[] }
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim()
    throw new Error(said || String(error), { cause: error })
  }
}
