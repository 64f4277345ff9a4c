import { spawnSync } from "node:child_process"
import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"

jest.setTimeout(60_000)

const root = join(__dirname, "../..")

/** Rule → a file that breaks it and what it imports. */
const planted: [rule: string, file: string, imports: string][] = [
  ["no-cycles", "src/workflows/circle-a.ts", "./circle-b"],
  ["no-unresolvable-import", "src/workflows/lost.ts", "./nowhere"],
  [
    "modules-do-not-know-each-other",
    "src/modules/patient/x.ts",
    "../formulary/service",
  ],
  [
    "modules-are-the-bottom-layer",
    "src/modules/patient/provider-user.ts",
    "../../providers/email-smtp/client",
  ],
  [
    "modules-are-the-bottom-layer",
    "src/modules/patient/flow-user.ts",
    "../../workflows/start",
  ],
  [
    "modules-are-the-bottom-layer",
    "src/modules/patient/route-user.ts",
    "../../api/contracts/patient",
  ],
  [
    "modules-are-the-bottom-layer",
    "src/modules/patient/link-user.ts",
    "../../links/join",
  ],
  [
    "domain-imports-domain-and-shared-only",
    "src/modules/patient/domain/reads-files.ts",
    "node:fs",
  ],
  [
    "domain-imports-domain-and-shared-only",
    "src/modules/patient/domain/calls-out.ts",
    "pg",
  ],
  [
    "domain-imports-domain-and-shared-only",
    "src/modules/patient/domain/uses-service.ts",
    "../service",
  ],
  [
    "form-engine-knows-no-framework",
    "src/modules/consultation/domain/evaluation/leans.ts",
    "@medusajs/framework/zod",
  ],
  [
    "form-engine-knows-no-framework",
    "src/modules/consultation/domain/publishing/throws.ts",
    "../../../../shared/errors",
  ],
  [
    "domain-uses-pure-parts-of-shared",
    "src/modules/patient/domain/writes-outbox.ts",
    "../../../shared/outbox",
  ],
  [
    "providers-see-only-their-interface",
    "src/providers/email-smtp/deep.ts",
    "../../modules/patient/service",
  ],
  [
    "providers-see-only-their-interface",
    "src/providers/email-smtp/up.ts",
    "../../workflows/start",
  ],
  [
    "providers-do-not-know-each-other",
    "src/providers/email-smtp/aside.ts",
    "../sms/client",
  ],
  [
    "workflows-know-no-provider-and-no-route",
    "src/workflows/calls-provider.ts",
    "../providers/sms/client",
  ],
  [
    "workflows-know-no-provider-and-no-route",
    "src/workflows/reads-contract.ts",
    "../api/contracts/patient",
  ],
  [
    "routes-call-workflows",
    "src/api/store/provider/route.ts",
    "../../../providers/sms/client",
  ],
  [
    "routes-call-workflows",
    "src/api/store/service/route.ts",
    "../../../modules/patient/service",
  ],
  [
    "contracts-stand-alone",
    "src/api/contracts/heavy.ts",
    "../../workflows/start",
  ],
  [
    "subscribers-and-jobs-start-workflows",
    "src/subscribers/direct.ts",
    "../modules/patient/service",
  ],
  [
    "subscribers-and-jobs-start-workflows",
    "src/jobs/direct.ts",
    "../modules/patient/index",
  ],
  ["links-join-modules", "src/links/deep.ts", "../modules/patient/service"],
  [
    "admin-imports-admin-and-contracts",
    "src/admin/routes/page.tsx",
    "../../shared/clock",
  ],
  [
    "admin-takes-only-types-of-contracts",
    "src/admin/lib/schema.ts",
    "../../api/contracts/patient",
  ],
  [
    "shared-is-the-ground",
    "src/shared/upward.ts",
    "../modules/patient/service",
  ],
  [
    "sandbox-knows-nothing-of-the-application",
    "sandbox/sms/peek.ts",
    "../../src/shared/clock",
  ],
  [
    "the-application-knows-nothing-of-the-sandbox",
    "src/workflows/pretend.ts",
    "../../sandbox/sms/routes",
  ],
]

/** What the architecture allows; none of it may be reported. */
const allowed: [file: string, imports: string][] = [
  ["src/modules/patient/service.ts", "./domain/rules"],
  ["src/modules/patient/domain/rules.ts", "../../../shared/ids"],
  ["src/modules/patient/domain/checks.ts", "@medusajs/framework/zod"],
  ["src/modules/patient/domain/refuses.ts", "@medusajs/framework/utils"],
  ["src/modules/patient/index.ts", "./service"],
  ["src/providers/sms/client.ts", "../../modules/patient/provider"],
  ["src/providers/sms/index.ts", "../../modules/patient/index"],
  ["src/workflows/start.ts", "../modules/patient/service"],
  ["src/api/store/good/route.ts", "../../../workflows/start"],
  ["src/api/store/key/route.ts", "../../../modules/patient/index"],
  ["src/jobs/good.ts", "../workflows/start"],
  ["src/links/join.ts", "../modules/patient/index"],
  ["src/workflows/__tests__/start.unit.spec.ts", "../../../sandbox/sms/routes"],
]

describe("the layer rules", () => {
  const dir = mkdtempSync(join(tmpdir(), "pharmacy-layers-"))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  const importing = (from: string) =>
    `import * as it from "${from}"\nexport const used = it\n`

  let found: string[] = []
  beforeAll(() => {
    symlinkSync(join(root, "node_modules"), join(dir, "node_modules"))
    write("tsconfig.json", `{"compilerOptions":{"jsx":"react-jsx"}}`)
    for (const leaf of [
      "src/shared/clock.ts",
      "src/shared/ids.ts",
      "src/shared/outbox.ts",
      "src/modules/patient/provider.ts",
      "src/modules/formulary/service.ts",
      "src/providers/email-smtp/client.ts",
      "src/api/contracts/patient.ts",
      "sandbox/sms/routes.ts",
    ]) {
      write(leaf, "export const leaf = 1\nexport type Leaf = number\n")
    }
    write("src/workflows/circle-b.ts", importing("./circle-a"))
    write(
      "src/admin/lib/types.ts",
      `import type { Leaf } from "../../api/contracts/patient"\nexport type Own = Leaf\n`
    )
    for (const [, file, imports] of planted) write(file, importing(imports))
    for (const [file, imports] of allowed) write(file, importing(imports))
    const { stdout } = spawnSync(
      process.execPath,
      [
        join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
        "--config",
        join(root, ".dependency-cruiser.cjs"),
        "--output-type",
        "json",
        "src",
        "sandbox",
      ],
      { cwd: dir, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 }
    )
    const report = JSON.parse(stdout) as {
      summary: { violations: { rule: { name: string }; from: string }[] }
    }
    found = report.summary.violations.map(
      ({ rule, from }) => `${rule.name}: ${from}`
    )
  })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  it.each(planted)("%s is broken by %s", (rule, file) => {
    expect(found).toContain(`${rule}: ${file}`)
  })

  it("allows what the architecture allows", () => {
    const guilty = new Set(
      [...planted.map(([, file]) => file), "src/workflows/circle-b.ts"].sort()
    )
    expect(
      found.filter((line) => !guilty.has(line.slice(line.indexOf(": ") + 2)))
    ).toEqual([])
  })
})
