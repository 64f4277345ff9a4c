import { createRequire } from "node:module"
import js from "@eslint/js"
import jsxA11y from "eslint-plugin-jsx-a11y"
import reactHooks from "eslint-plugin-react-hooks"
import tseslint from "typescript-eslint"

const medusa = createRequire(import.meta.url)("@medusajs/eslint-plugin")

const TESTS = [
  "**/__tests__/**",
  "**/*.spec.ts",
  "integration-tests/**",
  "src/**/testing/**",
]

/** What one file may not say, with the place where it belongs instead. */
const noEnvironment = {
  object: "process",
  property: "env",
  message: "Settings are read in src/shared/env.ts and medusa-config.ts only.",
}
const noTime = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "Take the time from clock.now() or as an argument.",
  },
  {
    selector:
      "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: "Take the time from clock.now() or as an argument.",
  },
]
/** Constructors of errors and rows may name all their fields. */
const manyParameters = {
  selector:
    "MethodDefinition[kind!='constructor'] > FunctionExpression[params.length>5], FunctionDeclaration[params.length>5], ArrowFunctionExpression[params.length>5]",
  message: "At most five parameters; take an object.",
}
const noEnum = {
  selector: "TSEnumDeclaration",
  message: "Use a const object or a union of literals.",
}

/** Medusa's own rules, every one an error, on the application only. */
const medusaStrict = medusa.configs.strict
  // Left out: its global ignores (our tests are linted) and its parsers.
  .filter((block) => block.plugins ?? Object.keys(block.rules ?? {}).length > 0)
  .map((block) =>
    block.files
      ? {
          files: block.files.filter((glob) => !glob.startsWith("src/")),
          ignores: [
            ...(block.ignores ?? []),
            ...TESTS,
            "sandbox/**",
            "scripts/**",
            "*.{js,mjs,cjs}",
          ],
          rules: Object.fromEntries(
            Object.keys(block.rules).map((rule) => [rule, "error"])
          ),
        }
      : { plugins: block.plugins }
  )

/** Which TypeScript project knows a file. */
const typed = (files, project, ignores = []) => ({
  files,
  ignores,
  languageOptions: {
    parserOptions: { project, tsconfigRootDir: import.meta.dirname },
  },
})

export default tseslint.config(
  {
    ignores: [
      "**/node_modules/**",
      ".medusa/**",
      ".data/**",
      "coverage/**",
      "storefront/**",
      "**/migrations/Migration*.ts",
    ],
  },
  {
    linterOptions: {
      reportUnusedDisableDirectives: "error",
      noInlineConfig: true,
    },
  },
  js.configs.recommended,
  ...medusaStrict,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [...tseslint.configs.strictTypeChecked],
    rules: {
      "@typescript-eslint/ban-ts-comment": [
        "error",
        { "ts-expect-error": true, "ts-ignore": true, "ts-nocheck": true },
      ],
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "separate-type-imports", disallowTypeAnnotations: false },
      ],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false, arguments: false } },
      ],
      "@typescript-eslint/no-unused-vars": [
        "error",
        {
          argsIgnorePattern: "^_",
          varsIgnorePattern: "^_",
          ignoreRestSiblings: true,
        },
      ],
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      // Medusa wants async methods that may have nothing to wait for, empty
      // classes that extend a generated one, and re-exports of its own types.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/no-deprecated": "off",
      // Medusa types states as enums and answers with their literals.
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
      "@typescript-eslint/no-misused-spread": "off",
      "max-lines": ["error", { max: 300 }],
      "max-depth": ["error", { max: 3 }],
      "no-restricted-syntax": ["error", manyParameters, noEnum],
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  typed(
    ["src/**/*.ts", "integration-tests/**/*.ts", "scripts/**/*.ts", "*.ts"],
    "./tsconfig.test.json",
    ["src/admin/**"]
  ),
  typed(["sandbox/**/*.ts"], "./sandbox/tsconfig.json"),
  typed(["src/admin/**/*.{ts,tsx}"], "./src/admin/tsconfig.json"),
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: TESTS,
    rules: {
      "no-console": "error",
      "no-restricted-properties": ["error", noEnvironment],
      "no-restricted-globals": [
        "error",
        { name: "fetch", message: "HTTP goes through src/shared/http." },
      ],
      "no-restricted-syntax": ["error", manyParameters, noEnum, ...noTime],
    },
  },
  {
    files: ["src/modules/*/domain/**/*.ts"],
    ignores: TESTS,
    rules: {
      "no-restricted-syntax": [
        "error",
        manyParameters,
        noEnum,
        ...noTime,
        {
          selector: "MemberExpression[object.name='clock']",
          message: "Domain functions are pure: pass `now` in.",
        },
      ],
    },
  },
  {
    // The form engine is plain TypeScript; its few throws are defects.
    files: ["src/modules/consultation/domain/*/**/*.ts"],
    rules: {
      "@medusajs/zod-import-source": "off",
      "@medusajs/use-medusa-error-not-generic-error": "off",
    },
  },
  {
    // Step ids are unique in the whole application, the names of the
    // constants only in their file.
    files: ["src/workflows/**"],
    rules: { "@medusajs/step-id-kebab-case": "off" },
  },
  {
    // Medusa's package exports no class to extend.
    files: ["src/providers/payment-stripe/service.ts"],
    rules: { "@medusajs/import-from-framework-not-internal": "off" },
  },
  {
    // Partners' wire formats are loose, and the simulators read them as sent.
    files: ["sandbox/**/*.ts"],
    rules: { "@typescript-eslint/no-base-to-string": "off" },
  },
  {
    // What fails while loading is a defect, not an answer to a request.
    files: ["src/shared/**", "src/scripts/**", "src/**/migrations/**"],
    rules: { "@medusajs/use-medusa-error-not-generic-error": "off" },
  },
  {
    files: ["src/shared/http/**/*.ts"],
    rules: { "no-restricted-globals": "off" },
  },
  {
    files: ["src/shared/env.ts", "medusa-config.ts"],
    rules: { "no-restricted-properties": "off" },
  },
  {
    files: ["src/shared/clock.ts"],
    rules: { "no-restricted-syntax": ["error", manyParameters, noEnum] },
  },
  {
    // The browser's own clock is the right one for "3 minutes ago".
    files: ["src/admin/**/*.{ts,tsx}"],
    extends: [jsxA11y.flatConfigs.strict],
    plugins: { "react-hooks": reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "no-restricted-syntax": ["error", manyParameters, noEnum],
    },
  },
  {
    files: TESTS,
    rules: {
      "max-lines": ["error", { max: 500 }],
      "no-restricted-properties": "off",
      "no-restricted-globals": "off",
      "no-restricted-syntax": ["error", manyParameters, noEnum],
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-unsafe-call": "off",
    },
  },
  {
    // Seed data is data: a form reads better in one piece.
    files: ["src/scripts/**/*.ts", "src/migration-scripts/**/*.ts"],
    rules: { "no-console": "error" },
  },
  {
    files: ["**/*.{js,cjs,mjs}"],
    languageOptions: {
      globals: Object.fromEntries(
        [
          "process",
          "console",
          "setTimeout",
          "clearTimeout",
          "setInterval",
          "clearInterval",
          "Buffer",
          "URL",
          "fetch",
          "AbortController",
          "AbortSignal",
          "globalThis",
          "structuredClone",
          "performance",
          "TextDecoder",
        ].map((name) => [name, "readonly"])
      ),
    },
    rules: {
      "max-lines": ["error", { max: 300 }],
      "no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    files: ["**/*.{js,cjs}"],
    languageOptions: {
      sourceType: "commonjs",
      globals: {
        module: "writable",
        require: "readonly",
        __dirname: "readonly",
      },
    },
  }
)
