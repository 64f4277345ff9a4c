import { describe, expect, it } from "vitest"
import {
  checkInAnswers,
  checkInErrors,
  parcelWords,
  typedCheckIn,
} from "../check-in"

const ALL = "weight side_effects still_taking"
const typed = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ asked: ALL, ...fields })) {
    form.set(name, value)
  }
  return typedCheckIn(form)
}
const WELL = { weight: "84,5 kg", effects: "none", taking: "as_told" }

describe("the questions before a parcel", () => {
  it("asks for everything that was asked, and takes nothing else along", () => {
    expect(Object.keys(checkInErrors(typed({})))).toEqual([
      "weight",
      "effects",
      "taking",
    ])
    expect(checkInErrors(typed(WELL))).toEqual({})
    expect(checkInAnswers(typed(WELL))).toEqual({
      weight_kg: 84.5,
      side_effects: { any: false },
      taking: "as_told",
    })
    const asked = typed({ ...WELL, asked: "still_taking" })
    expect(checkInErrors(asked)).toEqual({})
    expect(checkInAnswers(asked)).toEqual({ taking: "as_told" })
  })

  it("says of what is paid neither that it isn't charged nor a day that is past", () => {
    const due_on = "2026-03-01"
    const words = (is_late: boolean, is_paid: boolean) =>
      parcelWords({ due_on, is_late, is_paid })
    expect(words(false, false)).toBe(
      "Your next parcel is due on 1 Mar 2026. Until you have answered, nothing is charged and nothing is sent."
    )
    expect(words(true, false)).not.toContain("1 Mar")
    expect(words(true, true)).toBe(
      "Your next parcel is waiting to be sent. You have paid for it already. It is sent once you have answered."
    )
  })

  it("takes a weight that is a number of kilograms", () => {
    for (const weight of ["", "heavy", "13st 4", "-80", "8 4", "1000"]) {
      expect(checkInErrors(typed({ ...WELL, weight }))).toHaveProperty("weight")
    }
    for (const weight of ["84", "84.5", "84.25 KG"]) {
      expect(checkInErrors(typed({ ...WELL, weight }))).toEqual({})
    }
  })

  it("never leaves out what somebody wrote about how they are", () => {
    const words = { ...WELL, effects_text: "A rash" }
    expect(checkInErrors(typed(words))).toHaveProperty("effects")
    expect(checkInErrors(typed({ ...WELL, effects: "mild" }))).toHaveProperty(
      "effects_text"
    )
    expect(
      checkInAnswers(typed({ ...words, effects: "mild" })).side_effects
    ).toEqual({ any: true, severity: "mild", text: "A rash" })
  })
})
