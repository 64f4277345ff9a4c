import { EMPTY_CHECK_IN, readCheckInDraft } from "../check-in-form"

const ALL = ["weight", "side_effects", "still_taking"] as const

test("what is answered by phone is read question by question", () => {
  expect(
    readCheckInDraft([...ALL], {
      weight: " 84,5 ",
      effects: "none",
      effects_text: "left over",
      taking: "as_told",
    })
  ).toEqual({
    answers: {
      weight_kg: 84.5,
      side_effects: { any: false },
      taking: "as_told",
    },
  })
  expect(
    readCheckInDraft(["side_effects"], {
      ...EMPTY_CHECK_IN,
      weight: "84",
      effects: "mild",
      effects_text: "Felt sick",
    })
  ).toEqual({
    answers: {
      side_effects: { any: true, severity: "mild", text: "Felt sick" },
    },
  })
})

test("nothing that is asked is left out", () => {
  const errorsOf = (draft: Partial<typeof EMPTY_CHECK_IN>) =>
    Object.keys(
      Object.assign(
        { errors: {} },
        readCheckInDraft([...ALL], { ...EMPTY_CHECK_IN, ...draft })
      ).errors
    )
  expect(errorsOf({})).toEqual(["weight", "effects", "taking"])
  expect(
    errorsOf({ weight: "a lot", effects: "severe", taking: "missed" })
  ).toEqual(["weight", "effects_text"])
})
