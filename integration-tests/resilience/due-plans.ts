import { writeFileSync } from "node:fs"
import type { ExecArgs } from "@medusajs/framework/types"
import { makeDuePlans } from "../support/due-plans"

/**
 * Writes plans whose next month is due today into a database.
 *
 *   medusa exec … <count> <every how many-th card declines> <name> <result.json> [pending]
 */
export default async function duePlans({
  container,
  args,
}: ExecArgs): Promise<void> {
  const [count, declining, name, output, pending] = args
  // Medusa gives what looks like a number as one: 0 too.
  if ([count, declining, name, output].includes(undefined)) {
    throw new Error("count, declining, name and result are needed")
  }
  const made = await makeDuePlans(container, {
    count: Number(count),
    declining: Number(declining),
    name: String(name),
    state: pending === undefined ? "active" : "pending",
  })
  writeFileSync(String(output), JSON.stringify(made))
}
