const isTerminal = Boolean(process.stdout.isTTY)

/**
 * Runs a step and shows its name, the seconds it takes and how it ended.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const start = performance.now()
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(0)} s`
  const show = (text) =>
    process.stdout.write(isTerminal ? `\r\x1b[K${text}` : `${text}\n`)
  show(`  … ${name}`)
  const timer = setInterval(
    () => show(`  … ${name} (${seconds()})`),
    isTerminal ? 1_000 : 15_000
  )
  try {
    const result = await work()
    clearInterval(timer)
    show(`  ✓ ${name} (${seconds()})${isTerminal ? "\n" : ""}`)
    return result
  } catch (error) {
    clearInterval(timer)
    show(`  ✗ ${name} (${seconds()})${isTerminal ? "\n" : ""}`)
    throw error
  }
}

/** An error whose message is all a person needs; shown without a stack. */
export class Plain extends Error {}
