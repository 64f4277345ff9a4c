import {
  answerCounts,
  assertAnswered,
  checkInAnswersSchema,
  reportOf,
  worriesOf,
  type CheckInAnswers,
} from "../check-in"

const WELL: CheckInAnswers = {
  weight_kg: 90,
  side_effects: { any: false },
  taking: "as_told",
}
const known = { weight: { kg: 92, on: "2026-10-21" }, height_cm: 175 }
const today = "2026-11-21"
const mild = (text = "Felt sick") => ({
  side_effects: { any: true as const, severity: "mild" as const, text },
})

describe("a check-in before a supply", () => {
  it.each<[string, Partial<CheckInAnswers>, string[]]>([
    ["as it should be", {}, []],
    ["any side effect", mild(), ["side_effects"]],
    ["missed doses", { taking: "missed" }, ["not_taken"]],
    ["not taken any more", { taking: "stopped" }, ["not_taken"]],
    ["5 % less in a month", { weight_kg: 87.4 }, []],
    ["more than 5 % less in a month", { weight_kg: 87.3 }, ["weight_fell"]],
    ["more than 10 % more", { weight_kg: 101.3 }, ["weight_rose"]],
    [
      "two at once",
      { ...mild(), weight_kg: 80 },
      ["side_effects", "weight_fell"],
    ],
  ])("worries about %s", (_name, change, worries) => {
    expect(worriesOf({ ...WELL, ...change }, known, today)).toEqual(worries)
  })

  it("allows a weight to fall for as many months as lie between", () => {
    const weight = { kg: 92, on: "2026-07-21" }
    const answers = { ...WELL, weight_kg: 76 }
    expect(worriesOf(answers, { ...known, weight }, today)).toEqual([])
    expect(worriesOf(answers, known, today)).toEqual(["weight_fell"])
  })

  it("worries before somebody is underweight, also where no weight was known", () => {
    const body = { weight: null, height_cm: 175 }
    const at = (weight_kg: number) =>
      worriesOf({ ...WELL, weight_kg }, body, today)
    expect(at(61.3)).toEqual([])
    expect(at(61.2)).toEqual(["weight_low"])
    expect(
      worriesOf(
        { ...WELL, weight_kg: 45 },
        { weight: null, height_cm: null },
        today
      )
    ).toEqual([])
  })

  it("takes an answer to what was asked, whole, and to nothing else", () => {
    expect(() =>
      assertAnswered(["weight", "side_effects", "still_taking"], WELL)
    ).not.toThrow()
    expect(() => assertAnswered(["side_effects"], WELL)).toThrow(/weight_kg/)
    expect(() =>
      assertAnswered(["weight", "side_effects"], { weight_kg: 90 })
    ).toThrow(/side_effects/)
    for (const wrong of [
      { weight_kg: 24 },
      { weight_kg: 401 },
      { side_effects: { any: true } },
      { side_effects: { any: true, severity: "mild", text: " " } },
      { taking: "perhaps" },
      { mood: "good" },
    ]) {
      expect(checkInAnswersSchema.safeParse(wrong).success).toBe(false)
    }
  })

  it("speaks for a supply of the next four weeks", () => {
    expect(answerCounts("2026-11-01", "2026-11-29")).toBe(true)
    expect(answerCounts("2026-11-01", "2026-11-30")).toBe(false)
  })

  it("becomes a report that says everything that worries", () => {
    const answers = { ...WELL, ...mild("A rash"), weight_kg: 80 }
    const report = reportOf(answers, worriesOf(answers, known, today), known)
    expect(report).toMatchObject({ kind: "side_effect", severity: "mild" })
    expect(report.text).toContain("A rash")
    expect(report.text).toContain("80 kg (92 kg on 2026-10-21)")
    expect(
      reportOf({ ...WELL, taking: "stopped" }, ["not_taken"], known)
    ).toMatchObject({ kind: "other", severity: null })
  })
})
