import { checkInSentences } from "../check-in-words"

test("a check-in is read answer by answer, and not at all while it waits", () => {
  expect(checkInSentences({ answers: null })).toEqual([])
  expect(
    checkInSentences({
      answers: {
        weight_kg: 84.5,
        side_effects: { any: false },
        taking: "as_told",
      },
    })
  ).toEqual(["Weight 84.5 kg", "No side effects", "Takes it as told"])
  expect(
    checkInSentences({
      answers: {
        side_effects: { any: true, severity: "mild", text: "Felt sick" },
        taking: "stopped",
      },
    })
  ).toEqual(["Side effects, mild: Felt sick", "Has stopped taking it"])
})
