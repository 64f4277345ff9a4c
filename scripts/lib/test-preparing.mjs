import { tmpdir } from "node:os"
import { buildAll } from "./build.mjs"
import { startTestDatabase } from "./test-database.mjs"
import { commandSettings } from "./test-settings.mjs"
import { makeTemplates } from "./test-template.mjs"

/** What several kinds need, done once for a whole run. Each kind alone does without. */

/** @type {(() => Promise<void>)[]} */
const undo = []

/** @type {import("./test-jobs.mjs").Job} */
export const database = {
  kind: "preparing",
  name: "database",
  cores: 1,
  work: async ({ env, signal }) => {
    const server = await startTestDatabase()
    undo.push(server.stop)
    const templates = await makeTemplates(server.env, signal)
    Object.assign(env, server.env, templates, { TEST_DATABASE: "given" })
    return { passed: 0, failed: 0 }
  },
}

/** @type {import("./test-jobs.mjs").Job} */
export const builds = {
  kind: "preparing",
  name: "builds",
  cores: 1,
  work: async ({ signal }) => {
    const nowhere = "postgres://nobody:nothing@localhost:1/none"
    await buildAll({
      signal,
      env: commandSettings(tmpdir(), {
        DATABASE_URL: nowhere,
        KEY_STORE_URL: nowhere,
        AUDIT_DATABASE_URL: nowhere,
      }),
    })
    return { passed: 0, failed: 0 }
  },
}

/** Ends what the jobs above left running. */
export async function clearUp() {
  for (const step of undo.splice(0).reverse()) await step()
}
