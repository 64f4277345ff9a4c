import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { ROOT } from "./paths.mjs"
import { run } from "./processes.mjs"

const bin = (name) => join(ROOT, "node_modules", ".bin", name)
const has = (path) => existsSync(join(ROOT, path))
/** Of a failing test's message, where all failures are listed. */
const SAID_LINES = 12

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
 * The commands of a kind that either pass or fail, each a job of its own.
 *
 * @param {"lint" | "typecheck"} kind
 * @returns {import("./test-jobs.mjs").Job[]}
 */
export const checkJobs = (kind) =>
  STEPS[kind]().map(({ name, command, args, cwd = ROOT }) => ({
    kind,
    name,
    cores: 1,
    work: async ({ signal, say }) => {
      const { code, output } = await run(command, args, {
        cwd,
        signal,
        kept: say !== undefined,
      })
      say?.(output)
      return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
    },
  }))

/**
 * A kind run by jest; the counts come from its JSON report.
 *
 * @param {string} kind
 * @param {object} [options]
 * @param {string} [options.type] the value of TEST_TYPE, if not the kind
 * @param {1 | 2} [options.cores]
 * @param {string[]} [options.fixed] arguments this kind always needs
 * @param {string[]} [options.after]
 * @returns {import("./test-jobs.mjs").Job}
 */
export const jestJob = (
  kind,
  { type = kind, cores = 1, fixed = [], after = [] } = {}
) => ({
  kind,
  name: kind,
  cores,
  after,
  work: async ({ signal, args, env, say }) => {
    const dir = mkdtempSync(join(tmpdir(), "pharmacy-report-"))
    const file = join(dir, "report.json")
    try {
      const { code, output } = await run(
        process.execPath,
        [
          // Medusa's loaders import dynamically, which jest allows only so;
          // unit tests load no Medusa, and the scripts' own modules as CommonJS.
          ...(kind === "unit" ? [] : ["--experimental-vm-modules"]),
          "--no-warnings=ExperimentalWarning",
          // A backend makes much that is thrown away at once.
          "--max-semi-space-size=64",
          join(ROOT, "node_modules/jest/bin/jest.js"),
          "--json",
          `--outputFile=${file}`,
          "--passWithNoTests",
          "--forceExit",
          ...fixed,
          ...args,
        ],
        {
          cwd: ROOT,
          signal,
          env: { ...process.env, ...env, TEST_TYPE: type },
          kept: say !== undefined,
        }
      )
      say?.(output)
      return countReport(file, code)
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  },
})

/** A file that can't even be loaded has no tests to count, so it counts as one. */
function countReport(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const report = JSON.parse(readFileSync(file, "utf8"))
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap(failuresOf),
  }
}

/** Name and first lines of what failed in a file, for the end of the report. */
function failuresOf({ name, message, assertionResults }) {
  const tests = assertionResults
    .filter(({ status }) => status === "failed")
    .map(({ fullName, failureMessages }) => ({
      name: fullName,
      says: failureMessages.join("\n"),
    }))
  const all = tests.length === 0 && message ? [{ name, says: message }] : tests
  return all.map((failure) => ({
    ...failure,
    says: failure.says.split("\n").slice(0, SAID_LINES).join("\n"),
  }))
}

/**
 * The storefront's own unit tests, run by its own runner.
 *
 * @type {import("./test-jobs.mjs").Job}
 */
export const storefrontJob = {
  kind: "storefront",
  name: "storefront",
  cores: 1,
  work: storefrontTests,
}

async function storefrontTests({ signal, say }) {
  const cwd = join(ROOT, "storefront")
  if (!existsSync(join(cwd, "package.json"))) return { passed: 0, failed: 0 }
  const { scripts = {} } = JSON.parse(
    readFileSync(join(cwd, "package.json"), "utf8")
  )
  if (!scripts.test) return { passed: 0, failed: 0 }
  const dir = mkdtempSync(join(tmpdir(), "pharmacy-report-"))
  const file = join(dir, "report.json")
  try {
    const { code, output } = await run(
      "npm",
      [
        "test",
        "--",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${file}`,
      ],
      { cwd, signal, kept: say !== undefined }
    )
    say?.(output)
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
