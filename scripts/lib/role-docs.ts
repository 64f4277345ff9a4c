import {
  PERMISSIONS,
  type Area,
  type Rule,
} from "../../src/modules/staff/domain/permissions"
import { STAFF_ROLES } from "../../src/modules/staff/domain/roles"

const HEAD = `# Roles

Who may do what under \`/admin\`, Medusa's own routes included. This page is
written by \`node scripts/write-role-docs.mjs\` from the one table that the server
asks (\`src/modules/staff/domain/permissions\`), and a unit test compares both. A
route that no row names is refused. Suspended staff, users without a profile and
secret API keys are refused everywhere.

Beyond its role a decision asks for a registration of valid form, scope and dates
of who makes it, and nobody acts on their own medicine.
`

const mark = (isAllowed: boolean): string => (isAllowed ? "yes" : "–")

const rowOf = ({ what, access }: Rule): string[] =>
  access.kind === "roles"
    ? [what, ...STAFF_ROLES.map((role) => mark(access.roles.includes(role)))]
    : []

const closedOf = ({ rules }: Area): string[] =>
  rules.flatMap(({ access, routes }) =>
    access.kind === "closed"
      ? [
          `- ${access.reason}: ${routes.map(({ method, path }) => `\`${method} ${path}\``).join(", ")}`,
        ]
      : []
  )

/** One table an area, as wide as its longest cells, as Prettier would write it. */
function tableOf(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(3, ...rows.map((row) => row[at]?.length ?? 0))
  )
  const line = (cells: string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`
  const [head = [], ...body] = rows
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`
  return [line(head), rule, ...body.map(line)].join("\n")
}

function sectionOf(area: Area): string[] {
  const rows = area.rules.map(rowOf).filter((row) => row.length > 0)
  const head = ["may", ...STAFF_ROLES.map((role) => role.replace("_", " "))]
  return rows.length === 0
    ? []
    : [`## ${area.title}\n\n${tableOf([head, ...rows])}\n`]
}

/** The page on roles, from the permission table. */
export const renderRoles = (): string =>
  [
    HEAD,
    ...PERMISSIONS.flatMap(sectionOf),
    `## Closed to everybody\n\n${PERMISSIONS.flatMap(closedOf).join("\n")}\n`,
  ].join("\n")
