/**
 * The layers of docs/architecture.md as rules. Each one is proved by a planted
 * violation in scripts/__tests__/layers.unit.spec.ts.
 */
const layer = (...folders) => `^src/(${folders.join("|")})/`
const everySource = "^(src|sandbox)/"

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment:
        "Data models of one module name each other on purpose, by functions.",
      severity: "error",
      from: { pathNot: "^src/modules/[^/]+/models/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "modules-do-not-know-each-other",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/" },
      to: { path: "^src/modules/", pathNot: "^src/modules/$1/" },
    },
    {
      name: "modules-are-the-bottom-layer",
      severity: "error",
      from: { path: "^src/modules/" },
      to: { path: everySource, pathNot: "^src/(modules|shared)/" },
    },
    {
      name: "domain-imports-domain-and-shared-only",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/domain/" },
      to: {
        pathNot: [
          "^src/modules/$1/domain/",
          "^src/shared/",
          "@medusajs/framework/dist/(utils/|deps/zod\\.)",
          "^@medusajs/framework/(utils|zod)$",
          "^(node_modules/)?zod(/|$)",
        ],
      },
    },
    {
      name: "form-engine-knows-no-framework",
      comment:
        "What a form is and what its rules make of answers can be read, tested and used without Medusa.",
      severity: "error",
      from: {
        path: "^src/modules/consultation/domain/[^/]+/",
        pathNot: "/__tests__/",
      },
      to: { path: "@medusajs/|/shared/(errors|state-machine)(\\.ts)?$" },
    },
    {
      name: "domain-uses-pure-parts-of-shared",
      severity: "error",
      from: { path: "^src/modules/[^/]+/domain/" },
      to: {
        path: "^src/shared/(env|outbox|http/|encryption/|crypto|[^/]*client)",
      },
    },
    {
      name: "providers-see-only-their-interface",
      severity: "error",
      from: { path: "^src/providers/" },
      to: {
        path: everySource,
        pathNot: [
          "^src/(providers|shared)/",
          "^src/modules/[^/]+/(provider|index)\\.ts$",
          // An interface of several parts has a folder of them.
          "^src/modules/[^/]+/provider/",
        ],
      },
    },
    {
      name: "providers-do-not-know-each-other",
      severity: "error",
      from: { path: "^src/providers/([^/]+)/" },
      to: { path: "^src/providers/", pathNot: "^src/providers/$1/" },
    },
    {
      name: "workflows-know-no-provider-and-no-route",
      severity: "error",
      from: { path: layer("workflows") },
      to: {
        path: everySource,
        pathNot: "^src/(workflows|modules|shared|links)/",
      },
    },
    {
      name: "routes-call-workflows",
      severity: "error",
      from: { path: layer("api") },
      to: {
        path: everySource,
        pathNot: [
          "^src/(api|workflows|shared|links)/",
          "^src/modules/[^/]+/index\\.ts$",
          "^src/modules/[^/]+/domain/",
        ],
      },
    },
    {
      name: "contracts-stand-alone",
      comment:
        "Admin and storefront read them: they carry types and schemas only.",
      severity: "error",
      from: { path: "^src/api/contracts/" },
      to: {
        path: everySource,
        pathNot: [
          "^src/api/contracts/",
          "^src/shared/",
          "^src/modules/[^/]+/domain/",
        ],
      },
    },
    {
      name: "subscribers-and-jobs-start-workflows",
      severity: "error",
      from: { path: layer("subscribers", "jobs") },
      to: { path: everySource, pathNot: "^src/(workflows|shared)/" },
    },
    {
      name: "links-join-modules",
      severity: "error",
      from: { path: layer("links") },
      to: {
        path: everySource,
        pathNot: ["^src/(links|shared)/", "^src/modules/[^/]+/index\\.ts$"],
      },
    },
    {
      name: "admin-imports-admin-and-contracts",
      severity: "error",
      from: { path: layer("admin") },
      to: { path: everySource, pathNot: "^src/(admin|api/contracts)/" },
    },
    {
      name: "admin-takes-only-types-of-contracts",
      severity: "error",
      from: { path: layer("admin") },
      to: {
        path: "^src/api/contracts/",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "shared-is-the-ground",
      severity: "error",
      from: { path: "^src/shared/" },
      to: { path: everySource, pathNot: "^src/shared/" },
    },
    {
      name: "sandbox-knows-nothing-of-the-application",
      severity: "error",
      from: { path: "^sandbox/" },
      to: { path: "^(src|storefront|integration-tests)/" },
    },
    {
      name: "the-application-knows-nothing-of-the-sandbox",
      severity: "error",
      from: { path: "^(src|storefront)/" },
      to: { path: "^sandbox/" },
    },
    {
      name: "no-unresolvable-import",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    // Tests may reach anywhere: they start simulators and look at tables.
    exclude: {
      path: "\\.medusa/|/__tests__/|\\.spec\\.tsx?$|/testing/|node_modules/.*/node_modules",
    },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types", "typings"],
    },
  },
}
