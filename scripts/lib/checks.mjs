import { accessSync, constants, mkdirSync } from "node:fs"
import { DATA, ROOT } from "./paths.mjs"
import { isPortTaken } from "./ports.mjs"
import { Plain } from "./progress.mjs"
import { PORTS } from "./settings.mjs"

/** Refuses a folder nothing can be written to. */
export function checkWritable() {
  for (const folder of [ROOT, DATA]) {
    try {
      mkdirSync(folder, { recursive: true })
      accessSync(folder, constants.W_OK)
    } catch {
      throw new Plain(`No right to write to ${folder}.`)
    }
  }
}

/**
 * Refuses taken ports, each with the variable that changes it.
 *
 * @param {Record<string, number>} ports
 */
export async function checkPorts(ports) {
  const lines = []
  for (const [name, { variable }] of Object.entries(PORTS)) {
    const port = ports[name]
    const same = Object.keys(PORTS).find(
      (other) => other !== name && ports[other] === port
    )
    if (same) {
      lines.push(`${variable} and ${PORTS[same].variable} are both ${port}.`)
    } else if (await isPortTaken(port)) {
      lines.push(
        `Port ${port} (${name}) is taken; set ${variable} to another, for example ${variable}=${port + 1} npm start`
      )
    }
  }
  if (lines.length > 0) throw new Plain([...new Set(lines)].join("\n"))
}
