const Sequencer = require("@jest/test-sequencer").default

/** What goes before the rest, and after it; the others as jest would. */
const FIRST = [
  // The longest ones, so that all workers end at about the same time.
  /\/http\/due-day\.spec/,
  /\/http\/kill\.spec/,
  /\/http\/plan-year\.spec/,
  /\/http-groups\//,
]
const LAST = [
  // Changes which form the wizard's category has.
  /\/browser\/forms\.spec/,
  // Moves the platform's clock.
  /\/browser\/first-order\.spec/,
  // Moves it by months.
  /\/browser\/plans\.spec/,
]

function rank({ path }) {
  const first = FIRST.findIndex((pattern) => pattern.test(path))
  if (first >= 0) return first - FIRST.length
  return LAST.findIndex((pattern) => pattern.test(path)) + 1
}

module.exports = class extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => rank(a) - rank(b))
  }
}
