// CommonJS and never transformed: the dynamic imports below have to stay ones,
// for the database tooling is made of ES modules.
module.exports = async () => {
  const { TEST_TYPE } = process.env
  const undo = (globalThis.undoTestRun = [])
  // A whole test run has one server for all its kinds.
  if (!process.env.TEST_DATABASE) {
    const { startTestDatabase } = await import(
      "../../scripts/lib/test-database.mjs"
    )
    const database = await startTestDatabase()
    undo.push(database.stop)
    Object.assign(process.env, database.env)
    if (TEST_TYPE !== "modules") {
      const { makeTemplates } = await import(
        "../../scripts/lib/test-template.mjs"
      )
      Object.assign(process.env, await makeTemplates(database.env))
    }
  }
  // All browser files visit one platform.
  if (TEST_TYPE === "browser" && !process.env.RUNNING_STACK) {
    const { startStack } = await import("../support/stack-process.mjs")
    const stack = await startStack()
    undo.push(stack.stop)
    process.env.RUNNING_STACK = stack.addresses
  }
}
