import { createRequire } from "node:module"
import { PHARMACY_SETTINGS, simulatorSettings } from "./settings.mjs"

const values = createRequire(import.meta.url)(
  "../../integration-tests/setup/test-values.js"
)

/**
 * What Medusa's command line has to be told in a test run, for commands that
 * ask no partner: their ports are nobody's.
 *
 * @param {string} folder for files and checkpoints
 * @param {Record<string, string>} urls of the databases
 * @returns {Record<string, string | undefined>}
 */
export const commandSettings = (folder, urls) => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  ...values,
  ...simulatorSettings({ sandbox: 1, mail: 1 }),
  ...PHARMACY_SETTINGS,
  NODE_ENV: "development",
  FILES_DIR: folder,
  AUDIT_CHECKPOINT_DIR: folder,
  ...urls,
})
