import * as fc from "fast-check"
import { SEED_LIMITS } from "../../../../scripts/seed/ingredient-limits"
import { amountsOf, ingredientsOf } from "../amounts"
import {
  amountOf,
  limitProblems,
  quantityOverTime,
  type Bought,
  type IngredientLimit,
} from "../ingredient-limits"
import { problemsOfLimitInput } from "../limit-input"

const DAY_MS = 24 * 60 * 60_000
const now = new Date("2026-11-21T12:00:00Z")
const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS)

const limits: IngredientLimit[] = SEED_LIMITS.map((limit, n) => ({
  ...limit,
  id: `ilim_${n}_${limit.ingredient}`,
}))

const pack = (ingredient: string, change: Partial<Bought> = {}): Bought => ({
  ingredient,
  legal_class: "P",
  packs: 1,
  units_per_pack: 12,
  mg_per_unit: 60,
  at: now,
  ...change,
})
const kinds = (asked: Bought[], earlier: Bought[] = []) =>
  limitProblems(limits, asked, earlier).map(
    ({ ingredient, kind }) => `${ingredient}:${kind}`
  )

describe("amounts", () => {
  it.each([
    ["50 mg", "4 tablets", 50, 4],
    ["2.5 mg", "1 pen (4 doses)", 2.5, 4],
    ["100 micrograms/dose", "200 doses", 0.1, 200],
    ["1 g", "20 Sachets", 1000, 20],
    ["5%", "3 x 60 g", null, null],
    ["5 mg/ml", "100 ml", null, null],
    ["-", "1 kit", null, null],
  ])("of %s and %s", (strength, pack_size, mg, units) => {
    const found = amountsOf({ strength, pack_size })
    expect(found.units_per_pack).toBe(units)
    expect(found.mg_per_unit).toEqual(mg === null ? null : expect.closeTo(mg))
  })

  it("names the ingredients of a combination", () => {
    expect(ingredientsOf("Codeine with Paracetamol")).toEqual([
      "codeine",
      "paracetamol",
    ])
    expect(ingredientsOf("ibuprofen/codeine")).toEqual(["ibuprofen", "codeine"])
  })
})

describe("limits of the seed", () => {
  it("are limits", () => {
    expect(SEED_LIMITS.flatMap(problemsOfLimitInput)).toEqual([])
  })

  it.each([
    ["720 mg of pseudoephedrine", [pack("pseudoephedrine")], []],
    [
      "two packs of pseudoephedrine",
      [pack("pseudoephedrine", { packs: 2 })],
      ["pseudoephedrine:per_sale"],
    ],
    [
      "pseudoephedrine and ephedrine together",
      [
        pack("pseudoephedrine"),
        pack("ephedrine", { mg_per_unit: 15, units_per_pack: 12 }),
      ],
      ["pseudoephedrine:exclusive", "ephedrine:exclusive"],
    ],
    [
      "a pack of pseudoephedrine whose amount is unknown",
      [pack("pseudoephedrine", { mg_per_unit: null })],
      ["pseudoephedrine:unknown"],
    ],
    ["32 tablets of co-codamol", [pack("codeine", { units_per_pack: 32 })], []],
    [
      "a combination with codeine of 100",
      [pack("codeine with paracetamol", { units_per_pack: 100 })],
      ["codeine:pack_size"],
    ],
    [
      "two packs with codeine",
      [pack("paracetamol and codeine", { packs: 2, units_per_pack: 16 })],
      ["codeine:per_sale"],
    ],
    [
      "128 tablets of paracetamol",
      [
        pack("paracetamol", {
          packs: 4,
          units_per_pack: 32,
          legal_class: "GSL",
        }),
      ],
      ["paracetamol:per_sale"],
    ],
    [
      "96 tablets of aspirin",
      [pack("aspirin", { packs: 3, units_per_pack: 32 })],
      [],
    ],
  ])("%s", (_name, asked, expected) => {
    expect(kinds(asked)).toEqual(expected)
  })

  it("count one day's orders as one sale, by London's calendar", () => {
    const one = pack("pseudoephedrine")
    expect(
      kinds([one], [{ ...one, at: new Date("2026-11-21T00:30:00Z") }])
    ).toEqual(["pseudoephedrine:per_sale"])
    expect(
      kinds([one], [{ ...one, at: new Date("2026-11-20T23:30:00Z") }])
    ).toEqual([])
    expect(
      kinds([one], [pack("ephedrine", { packs: 1, mg_per_unit: 1 })])
    ).toEqual(["pseudoephedrine:exclusive"])
  })

  it("count a year of relievers, and a month of sildenafil whatever its class", () => {
    const reliever = pack("salbutamol", { legal_class: "POM" })
    const before = (days: number) => ({ ...reliever, at: daysAgo(days) })
    expect(kinds([reliever], [before(200)])).toEqual([])
    expect(kinds([reliever], [before(200), before(360)])).toEqual([
      "salbutamol:per_window",
    ])
    expect(kinds([reliever], [before(200), before(366)])).toEqual([])
    const sildenafil = pack("sildenafil", {
      units_per_pack: 8,
      mg_per_unit: 50,
    })
    const prescribed = pack("sildenafil", {
      legal_class: "POM",
      packs: 3,
      units_per_pack: 8,
      mg_per_unit: 50,
      at: daysAgo(10),
    })
    expect(kinds([sildenafil], [prescribed])).toEqual(["sildenafil:per_window"])
    // A prescription is the prescriber's to judge.
    expect(kinds([{ ...prescribed, at: now }])).toEqual([])
  })
})

describe("months of a plan", () => {
  const limit: IngredientLimit = {
    id: "ilim_1",
    ingredient: "codeine",
    classes: ["P"],
    unit: "packs",
    per_sale: 2,
    per_window: 3,
    window_days: 90,
    max_units_per_pack: null,
    exclusive_with: [],
    override_role: null,
  }
  const month = (day: string, packs = 1): Bought =>
    pack("codeine", {
      packs,
      at: new Date(`${day}T10:00:00Z`),
      monthly: true,
    })
  const oneOff = (day: string, packs = 1): Bought => ({
    ...month(day, packs),
    monthly: false,
  })
  const year = Array.from({ length: 12 }, (_, at) =>
    month(`2027-${String(at + 1).padStart(2, "0")}-28`)
  )

  it.each<[string, Bought[], Bought[], string[]]>([
    ["a pack a month", year, [], []],
    [
      "two a month, which three months hold",
      year.map((one) => ({ ...one, packs: 2 })),
      [],
      ["per_window"],
    ],
    [
      "four in ninety days of February",
      ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"].map((day) =>
        month(day)
      ),
      [],
      [],
    ],
    [
      "one more while three months lie around it",
      [oneOff("2027-06-10")],
      year,
      ["per_window"],
    ],
    [
      "one more before all of them",
      [oneOff("2027-01-02")],
      year,
      ["per_window"],
    ],
    ["one more long before", [oneOff("2026-10-01")], year, []],
    ["one more long after the last", [oneOff("2028-06-01")], year, []],
    [
      "the day of a month of two more",
      [oneOff("2027-01-28", 2)],
      [month("2027-01-28")],
      ["per_sale"],
    ],
  ])("are counted one by one: %s", (_what, asked, earlier, expected) => {
    const found = limitProblems([limit], asked, earlier)
    expect(found.map(({ kind }) => kind)).toEqual(expected)
  })
})

describe("orders split as one likes", () => {
  const order = fc.record({
    packs: fc.integer({ min: 1, max: 4 }),
    units_per_pack: fc.constantFrom(6, 12, 24),
    mg_per_unit: fc.constantFrom(30, 60),
    /** Hours since the one before. */
    after: fc.integer({ min: 0, max: 30 }),
  })

  it("never come to more than the limit of a sale or of a time", () => {
    const limit: IngredientLimit = {
      id: "ilim_1",
      ingredient: "pseudoephedrine",
      classes: ["P"],
      unit: "mg",
      per_sale: 720,
      per_window: 1500,
      window_days: 7,
      max_units_per_pack: null,
      exclusive_with: [],
      override_role: null,
    }
    fc.assert(
      fc.property(fc.array(order, { maxLength: 40 }), (orders) => {
        const bought: Bought[] = []
        let at = now.getTime()
        let refused = 0
        for (const { after, ...packs } of orders) {
          at += after * 60 * 60_000
          const asked = pack("pseudoephedrine", { ...packs, at: new Date(at) })
          if (limitProblems([limit], [asked], bought).length > 0) {
            refused += 1
          } else {
            bought.push(asked)
          }
        }
        const sum = (since: Date, until: Date) =>
          quantityOverTime(bought, {
            ingredient: limit.ingredient,
            unit: "mg",
            since,
            until,
          }) ?? Infinity
        const days = new Map<string, number>()
        for (const one of bought) {
          const day = one.at.toISOString().slice(0, 10)
          days.set(
            day,
            (days.get(day) ?? 0) + (amountOf(one, "mg") ?? Infinity)
          )
          expect(
            sum(new Date(one.at.getTime() - 7 * DAY_MS), one.at)
          ).toBeLessThanOrEqual(1500)
        }
        // In November London's days are UTC's.
        for (const [day, amount] of days) {
          expect(day < "2027-03" ? amount : 0).toBeLessThanOrEqual(720)
        }
        expect(bought.length + refused).toBe(orders.length)
      }),
      { numRuns: 400 }
    )
  })

  it("are never less for one more supply", () => {
    const supply = fc
      .tuple(order, fc.integer({ min: 0, max: 400 }))
      .map(([packs, days]) => pack("codeine", { ...packs, at: daysAgo(days) }))
    const of = {
      ingredient: "codeine",
      unit: "mg",
      since: daysAgo(90),
      until: now,
    } as const
    fc.assert(
      fc.property(fc.array(supply), supply, (supplies, more) => {
        expect(
          quantityOverTime([...supplies, more], of) ?? Infinity
        ).toBeGreaterThanOrEqual(quantityOverTime(supplies, of) ?? Infinity)
      })
    )
  })
})
