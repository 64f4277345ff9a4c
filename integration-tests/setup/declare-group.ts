import { basename } from "node:path"
import { shareOut } from "./groups"

/**
 * Declares all suites of a group in the jest file that calls it.
 *
 * @param file its own name, `<number>.spec.ts`
 */
export function declareGroup(file: string): void {
  const number = Number.parseInt(basename(file), 10)
  for (const spec of shareOut().groups[number - 1] ?? []) {
    describe(basename(spec), () => {
      jest.requireActual(spec)
    })
  }
  // Each spec sets this for its whole jest file; the most generous counts.
  jest.setTimeout(120_000)
}
