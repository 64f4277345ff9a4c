// CommonJS and never transformed: the dynamic import below has to stay one,
// for the database tooling is made of ES modules.
module.exports = async () => {
  const { startTestDatabase } = await import(
    "../../scripts/lib/test-database.mjs"
  )
  const database = await startTestDatabase()
  Object.assign(process.env, database.env)
  globalThis.testDatabase = database
}
