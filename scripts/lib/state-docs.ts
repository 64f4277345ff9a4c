import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { StateMachine } from "../../src/shared/state-machine"

const MODULES = join(__dirname, "../../src/modules")

type MachineFile = { module: string; file: string }
type FoundMachine = { module: string; machine: StateMachine }

/** Every file of a module's domain that holds a state table, by module and name. */
export const machineFiles = (): MachineFile[] =>
  readdirSync(MODULES)
    .sort()
    .flatMap((module) =>
      domainFiles(module)
        .filter((file) =>
          readFileSync(file, "utf8").includes("= defineStateMachine(")
        )
        .map((file) => ({ module, file }))
    )

function domainFiles(module: string): string[] {
  const folder = join(MODULES, module, "domain")
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".ts"))
        .sort()
        .map((name) => join(folder, name))
    : []
}

/** The machines among what a file exports. */
export const machinesIn = (exported: Record<string, unknown>): StateMachine[] =>
  Object.values(exported).filter(isMachine)

const isMachine = (value: unknown): value is StateMachine =>
  typeof value === "object" &&
  value !== null &&
  "rows" in value &&
  "isFinal" in value

const HEAD = `# State machines

Every state machine of the platform as its table says it. This page is written
by \`node scripts/write-state-docs.mjs\` from the tables in
\`src/modules/*/domain/\`, and a unit test fails when the two differ: change the
table, then write the page again.

Rows of one state and event are tried in order; a row without a condition always
matches. What a table lacks is refused with \`transition_not_allowed\`, and an
unmet condition with \`guard_not_met\`. No row is keyed on time alone: time flags,
people decide.
`

/** docs/states.md, laid out as prettier would. */
export const renderStates = (found: FoundMachine[]): string =>
  [HEAD, ...found.map(section)].join("\n")

function section({ module, machine }: FoundMachine): string {
  const final = machine.states.filter((state) => machine.isFinal(state))
  const end =
    final.length === 0
      ? "No state is final."
      : `Final: ${final.map(code).join(", ")}.`
  return `## ${machine.name.slice(0, 1).toUpperCase()}${machine.name.slice(1)}

Module \`${module}\`. Begins as ${code(machine.initial)}. ${end}

${table(machine.rows)}
`
}

const code = (word: string): string => `\`${word}\``

function table(rows: StateMachine["rows"]): string {
  const cells = [
    ["from", "event", "condition", "to"],
    ...rows.map(({ from, event, guard, to }) => [
      code(from),
      code(event),
      guard ? code(guard) : "",
      code(to),
    ]),
  ]
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(3, ...cells.map((row) => row[column]?.length ?? 0))
  )
  const line = (row: string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`
  const [head = "", ...body] = cells.map(line)
  const rule = line(widths.map((width) => "-".repeat(width)))
  return [head, rule, ...body].join("\n")
}
