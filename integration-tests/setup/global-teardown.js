module.exports = async () => {
  await globalThis.testDatabase?.stop()
}
