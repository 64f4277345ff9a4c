const FRESH_MS = 2_000

const atMost = (goal) => (ratio) => ({
  goal: `at most ${goal} times`,
  met: ratio <= goal,
})
const atLeast = (goal) => (ratio) => ({
  goal: `at least ${goal} times`,
  met: ratio >= goal,
})

const GROUPS = {
  engine: ({ ours, rules, logic }) => [
    ratioRow(
      "rules of 60 questions, against json-rules-engine",
      { ours, plain: rules },
      "forms/s",
      atLeast(40)
    ),
    ratioRow(
      "rules of 60 questions, against json-logic-engine",
      { ours, plain: logic },
      "forms/s",
      atLeast(0.33)
    ),
  ],
  listing: (listing) => [
    ratioRow(
      `catalogue listing, ${listing.count} products`,
      listing,
      "requests/s",
      atLeast(30)
    ),
  ],
  freshness: ({ priceMs, stockMs }) => [
    freshRow("changed price is seen after", priceMs),
    freshRow("changed stock is seen after", stockMs),
  ],
  lines: ({ goods, treatment }) => [
    ratioRow("goods into the basket, p95", goods, "ms", atMost(1.2)),
    ratioRow("treatment into the basket, p95", treatment, "ms", atMost(1.2)),
  ],
  answers: (answers) => [
    ratioRow("one answer saved, p95", answers, "ms", atMost(2), fine),
  ],
  case: (read) => [
    ratioRow(
      "case opened, against Medusa's order detail, p95",
      read,
      "ms",
      atMost(3),
      fine
    ),
  ],
  instalments: ({ count, perMinute, msEach }) => [
    ratioRow(
      `${count} instalments of one day, against orders by the cart path`,
      perMinute,
      "a minute",
      atLeast(3)
    ),
    ratioRow(
      `one instalment, ${count} of a day against ${msEach.of}`,
      { ours: msEach.many, plain: msEach.few },
      "ms",
      atMost(1.2)
    ),
  ],
  queue: (queue) => [
    ratioRow(
      "queue page of 50 read, 100,000 cases against 1,000, p95",
      queue,
      "ms",
      atMost(1.5),
      fine
    ),
  ],
  starts: (starts) => [
    startRow("start to the first answer", starts, "startMs", "ms"),
    startRow("memory after start", starts, "idleMiB", "MiB"),
    startRow("memory after 100 requests", starts, "usedMiB", "MiB"),
  ],
}

/**
 * The figures that were measured as rows of text; a goal is met or it is not.
 *
 * @param {Partial<Record<keyof typeof GROUPS, object>>} measured
 * @returns {string[][]}
 */
export const rowsOf = (measured) =>
  Object.entries(GROUPS).flatMap(([name, rows]) =>
    measured[name] ? rows(measured[name]) : []
  )

const startRow = (figure, { ours, plain }, name, unit) =>
  ratioRow(figure, { ours: ours[name], plain: plain[name] }, unit, atMost(1.5))

function ratioRow(figure, { ours, plain }, unit, judge, show = whole) {
  const ratio = ours / plain
  const { goal, met } = judge(ratio)
  return [
    figure,
    `${show(ours)} ${unit}`,
    `${show(plain)} ${unit}`,
    ratio.toFixed(2),
    goal,
    met ? "met" : "not met",
  ]
}

const freshRow = (figure, ms) => [
  figure,
  `${whole(ms)} ms`,
  "-",
  "-",
  `at most ${FRESH_MS} ms`,
  ms <= FRESH_MS ? "met" : "not met",
]

const whole = (value) => value.toFixed(0)
const fine = (value) => value.toFixed(1)

const HEAD = ["figure", "ours", "plain", "ratio", "goal", ""]

/**
 * @param {string[][]} rows
 * @returns {string} columns side by side
 */
export function table(rows) {
  const all = [HEAD, ...rows]
  const widths = HEAD.map((_, column) =>
    Math.max(...all.map((row) => row[column].length))
  )
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join("  ")
        .trimEnd()
    )
    .join("\n")
}
