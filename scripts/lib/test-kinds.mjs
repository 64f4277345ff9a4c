import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { ROOT } from "./paths.mjs"
import { run } from "./processes.mjs"

const bin = (name) => join(ROOT, "node_modules", ".bin", name)
const has = (path) => existsSync(join(ROOT, path))
const present = (...folders) => folders.filter(has)

/** The single checks of a kind, each counted as one test. */
const STEPS = {
  lint: () => [
    {
      name: "eslint",
      command: bin("eslint"),
      args: [
        "--max-warnings",
        "0",
        ...present("src", "sandbox", "scripts", "integration-tests"),
        "medusa-config.ts",
        "jest.config.js",
        "eslint.config.mjs",
        ".dependency-cruiser.cjs",
      ],
    },
    {
      name: "prettier",
      command: bin("prettier"),
      args: ["--check", "--log-level", "warn", "--cache", "."],
    },
    {
      name: "layers",
      command: bin("depcruise"),
      args: [
        "--config",
        ".dependency-cruiser.cjs",
        ...present("src", "sandbox"),
      ],
    },
  ],
  typecheck: () =>
    [
      { name: "backend", project: "tsconfig.json" },
      { name: "tests", project: "tsconfig.test.json" },
      { name: "admin", project: "src/admin/tsconfig.json" },
      { name: "sandbox", project: "sandbox/tsconfig.json" },
    ]
      .filter(({ project }) => has(project))
      .map(({ name, project }) => ({
        name,
        command: bin("tsc"),
        args: ["--noEmit", "-p", project],
      }))
      .concat(
        has("storefront/package.json")
          ? [
              {
                name: "storefront",
                command: "npm",
                args: ["run", "typecheck"],
                cwd: join(ROOT, "storefront"),
              },
            ]
          : []
      ),
}

/**
 * A kind made of commands that either pass or fail.
 *
 * @param {"lint" | "typecheck"} kind
 */
export const checkSteps =
  (kind) =>
  async ({ signal }) => {
    const counts = { passed: 0, failed: 0 }
    for (const { name, command, args, cwd = ROOT } of STEPS[kind]()) {
      const { code } = await run(command, args, { cwd, signal })
      console.log(`${code === 0 ? "ok    " : "FAILED"} ${kind}: ${name}`)
      counts[code === 0 ? "passed" : "failed"] += 1
    }
    return counts
  }

/**
 * A kind run by jest; the counts come from its JSON report.
 *
 * @param {string} kind the value of TEST_TYPE
 * @param {string[]} [fixed] arguments this kind always needs
 */
export const jestKind =
  (kind, fixed = []) =>
  async ({ signal, args }) => {
    const dir = mkdtempSync(join(tmpdir(), "pharmacy-report-"))
    const file = join(dir, "report.json")
    try {
      const { code } = await run(
        process.execPath,
        [
          // Medusa's loaders import dynamically, which jest allows only so;
          // unit tests load no Medusa, and the scripts' own modules as CommonJS.
          ...(kind === "unit" ? [] : ["--experimental-vm-modules"]),
          "--no-warnings=ExperimentalWarning",
          join(ROOT, "node_modules/jest/bin/jest.js"),
          "--json",
          `--outputFile=${file}`,
          "--passWithNoTests",
          "--forceExit",
          ...fixed,
          ...args,
        ],
        { cwd: ROOT, signal, env: { ...process.env, TEST_TYPE: kind } }
      )
      return countReport(file, code)
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  }

/** A file that can't even be loaded has no tests to count, so it counts as one. */
function countReport(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const report = JSON.parse(readFileSync(file, "utf8"))
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** The storefront's own unit tests, run by its own runner. */
export async function storefrontTests({ signal }) {
  const cwd = join(ROOT, "storefront")
  if (!existsSync(join(cwd, "package.json"))) return { passed: 0, failed: 0 }
  const { scripts = {} } = JSON.parse(
    readFileSync(join(cwd, "package.json"), "utf8")
  )
  if (!scripts.test) return { passed: 0, failed: 0 }
  const dir = mkdtempSync(join(tmpdir(), "pharmacy-report-"))
  const file = join(dir, "report.json")
  try {
    const { code } = await run(
      "npm",
      [
        "test",
        "--",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${file}`,
      ],
      { cwd, signal }
    )
    const counts = existsSync(file)
      ? JSON.parse(readFileSync(file, "utf8"))
      : { numPassedTests: code === 0 ? 1 : 0, numFailedTests: 0 }
    const failed = counts.numFailedTests
    return {
      passed: counts.numPassedTests,
      failed: failed === 0 && code !== 0 ? 1 : failed,
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
