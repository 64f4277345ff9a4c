import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { FOLLOW_UPS } from "../../src/shared/follow-ups"
import { machineFiles, machinesIn, renderStates } from "../lib/state-docs"

const ROOT = join(__dirname, "../..")
const SRC = join(ROOT, "src")
const page = readFileSync(join(ROOT, "docs/architecture.md"), "utf8")
const [links = "", followUps = ""] = [
  ...page.matchAll(/```mermaid\n([\s\S]*?)```/g),
].map(([, picture]) => picture ?? "")

const folders = (path: string): string[] =>
  readdirSync(join(SRC, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()

/** Sources under a folder, without their tests. */
const sources = (path: string): string[] =>
  readdirSync(join(SRC, path), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.includes("__tests__"))
    .map((file) => join(path, file))

const read = (path: string): string => readFileSync(join(SRC, path), "utf8")
const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match.slice(1).join(" → "))
const boxes = (name: string): string[] => {
  const [, inside = ""] =
    new RegExp(`subgraph ${name} [^\\n]*\\n([\\s\\S]*?)\\n  end`).exec(links) ??
    []
  return inside.split("\n").map((line) => line.trim())
}

describe("the picture of the modules", () => {
  it("shows every module of ours, and so does the table", () => {
    expect(boxes("modules")).toEqual(folders("modules"))
    const [table = ""] = page.slice(page.indexOf("| module ")).split("\n\n")
    expect(found(table, /^\| `([a-z-]+)`/gm)).toEqual(folders("modules"))
  })

  it("shows every provider at the module that hosts it", () => {
    const hosts = folders("providers").map((provider) => {
      const [, host = ""] =
        /ModuleProvider\((?:Modules\.)?([A-Z_]+?)(?:_MODULE)?,/.exec(
          read(`providers/${provider}/index.ts`)
        ) ?? []
      return `${provider} → ${host.toLowerCase().replaceAll("_", "-")}`
    })
    expect(found(links, /^ {2}(\S+) -\.-> (\S+)$/gm).sort()).toEqual(hosts)
  })

  it("shows every link between two modules", () => {
    const pairs = sources("links").map((file) =>
      found(
        read(file),
        /from "(?:\.\.\/modules|@medusajs\/medusa)\/([a-z-]+)"/g
      )
        .sort()
        .join(" → ")
    )
    const drawn = [...links.matchAll(/^ {2}(\S+) --- (\S+)$/gm)].map(
      ([, a = "", b = ""]) => [a, b].sort().join(" → ")
    )
    expect(drawn.sort()).toEqual([...new Set(pairs)].sort())
  })

  it("names no box of Medusa's that nothing is tied to", () => {
    for (const box of boxes("medusa")) {
      expect(links).toMatch(new RegExp(`(--- |-\\.-> )${box}$`, "m"))
    }
  })
})

describe("the picture of the follow-ups", () => {
  const users = sources("workflows").concat(sources("modules"), sources("api"))

  /** The module whose outbox the topic is written to. */
  const writers = (name: string): string[] =>
    users.flatMap((file) => {
      const text = read(file)
      const [layer, folder = ""] = file.split("/")
      if (new RegExp(`follow_up_topic: FOLLOW_UPS\\.${name}\\b`).test(text)) {
        return ["partner-gateway"]
      }
      return layer === "modules" &&
        new RegExp(`FOLLOW_UPS\\.${name}\\b`).test(text)
        ? [folder]
        : []
    })

  /** The process that handles it. */
  const handlers = (name: string): string[] =>
    sources("workflows")
      .filter((file) => read(file).includes(`[FOLLOW_UPS.${name}]:`))
      .map((file) => `${file.split("/")[1] ?? ""}-process`)

  it("shows every topic from its writer to its handler", () => {
    const arrows = Object.entries(FOLLOW_UPS).flatMap(([name, topic]) =>
      [...new Set(writers(name))].flatMap((writer) =>
        handlers(name).map((handler) => `${writer} → ${topic} → ${handler}`)
      )
    )
    const drawn = found(
      followUps,
      /^ {2}(\S+) -- (\S+) --> ([a-z-]+)(?:\(.*\))?$/gm
    )
    expect(drawn.sort()).toEqual(arrows.sort())
  })

  it("leaves no topic without a writer and exactly one handler", () => {
    for (const name of Object.keys(FOLLOW_UPS)) {
      expect([name, writers(name).length > 0, handlers(name).length]).toEqual([
        name,
        true,
        1,
      ])
    }
  })
})

describe("docs/states.md", () => {
  it("says what the state tables say (node scripts/write-state-docs.mjs)", () => {
    const machines = machineFiles().flatMap(({ module, file }) =>
      machinesIn(jest.requireActual(file)).map((machine) => ({
        module,
        machine,
      }))
    )
    expect(machines.length).toBeGreaterThan(0)
    expect(readFileSync(join(ROOT, "docs/states.md"), "utf8")).toBe(
      renderStates(machines)
    )
  })
})

describe("links between the documents", () => {
  const documents = ["README.md", "sandbox/README.md"].concat(
    readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".md"))
      .map((file) => join("docs", file))
  )

  it.each(documents)("%s points at files that exist", (document) => {
    const text = readFileSync(join(ROOT, document), "utf8")
    const folder = join(ROOT, document, "..")
    for (const target of found(text, /\]\(([^)#:]+)(?:#[^)]*)?\)/g)) {
      expect(() => readdirOrFile(join(folder, target))).not.toThrow()
    }
  })
})

function readdirOrFile(path: string): void {
  try {
    readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EISDIR") {
      throw error
    }
  }
}
