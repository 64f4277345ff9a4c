const kinds = {
  unit: [
    "**/src/**/__tests__/**/*.unit.spec.ts",
    "**/sandbox/**/__tests__/**/*.unit.spec.ts",
    "**/scripts/**/__tests__/**/*.unit.spec.*",
    "**/integration-tests/setup/__tests__/**/*.unit.spec.ts",
  ],
  modules: [
    "**/src/modules/*/__tests__/**/*.spec.ts",
    "**/src/shared/**/__tests__/**/*.spec.ts",
    "**/src/workflows/**/__tests__/**/*.spec.ts",
  ],
  contract: [
    "**/src/providers/**/__tests__/**/*.contract.spec.ts",
    "**/src/providers/**/contract.spec.ts",
    "**/sandbox/**/*.contract.spec.ts",
  ],
  http: ["**/integration-tests/http/**/*.spec.ts"],
  // All of the HTTP specs, several to a running backend.
  "http-groups": [
    "**/integration-tests/http-groups/*.spec.ts",
    ...require("./integration-tests/setup/groups").shareOut().alone,
  ],
  browser: ["**/integration-tests/browser/**/*.spec.ts"],
}

const kind = process.env.TEST_TYPE ?? "unit"
const testMatch = kinds[kind]
if (!testMatch) {
  throw new Error(
    `TEST_TYPE must be one of ${Object.keys(kinds).join(", ")}: ${kind}`
  )
}
const needsDatabase = ["modules", "http", "http-groups", "browser"].includes(
  kind
)

/** @type {import("jest").Config} */
module.exports = {
  rootDir: __dirname,
  roots: ["src", "scripts", "sandbox", "integration-tests"]
    .filter((folder) => require("node:fs").existsSync(`${__dirname}/${folder}`))
    .map((folder) => `<rootDir>/${folder}`),
  testMatch,
  testPathIgnorePatterns: [
    "/node_modules/",
    "/\\.medusa/",
    ...(kind === "modules" ? ["\\.unit\\.spec\\.ts$"] : []),
  ],
  modulePathIgnorePatterns: [
    "<rootDir>/\\.medusa/",
    "<rootDir>/\\.data/",
    "<rootDir>/storefront/",
  ],
  moduleFileExtensions: ["js", "mjs", "cjs", "ts", "tsx", "json", "node"],
  transform: {
    "^.+\\.[cm]?[jt]sx?$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", tsx: false, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: "es2022",
        },
        module: { type: "commonjs" },
      },
    ],
  },
  transformIgnorePatterns: [
    "/node_modules/",
    "/integration-tests/setup/[^/]+\\.js$",
  ],
  setupFiles: ["<rootDir>/integration-tests/setup/test-env.js"],
  testSequencer: "<rootDir>/integration-tests/setup/sequencer.js",
  testTimeout: kind === "browser" ? 240_000 : kind === "unit" ? 10_000 : 60_000,
  ...(needsDatabase
    ? {
        globalSetup: "<rootDir>/integration-tests/setup/global-setup.js",
        globalTeardown: "<rootDir>/integration-tests/setup/global-teardown.js",
        testEnvironment:
          "<rootDir>/integration-tests/setup/database-environment.js",
      }
    : { testEnvironment: "node" }),
}
