module.exports = async () => {
  for (const step of globalThis.undoTestRun.reverse()) {
    await step()
  }
}
