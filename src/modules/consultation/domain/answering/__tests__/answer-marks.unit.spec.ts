import fc from "fast-check"
import { sortOutLate } from "../answer-marks"
import type { AnswerMarks } from "../answer-marks"

const input = (question: string, value: unknown, client_seq?: number) => ({
  question,
  value,
  ...(client_seq === undefined ? {} : { client_seq }),
})

it("takes a newer answer of a device and leaves a late one out", () => {
  const first = sortOutLate({}, "phone", [input("q", "no", 7)])
  expect(first).toEqual({
    fresh: [input("q", "no", 7)],
    superseded: [],
    marks: { phone: { q: 7 } },
  })
  const late = sortOutLate(first.marks, "phone", [
    input("q", "yes", 6),
    input("other", "yes", 5),
  ])
  expect(late).toEqual({
    fresh: [input("other", "yes", 5)],
    superseded: ["q"],
    marks: { phone: { q: 7, other: 5 } },
  })
})

it("takes the same answer once", () => {
  const marks = { phone: { q: 7 } }
  expect(sortOutLate(marks, "phone", [input("q", "no", 7)])).toEqual({
    fresh: [],
    superseded: ["q"],
    marks,
  })
})

it("compares a device with itself only, and what has no number with nothing", () => {
  const marks = { phone: { q: 7 } }
  expect(
    sortOutLate(marks, "laptop", [input("q", "yes", 1)]).fresh
  ).toHaveLength(1)
  expect(sortOutLate(marks, undefined, [input("q", "yes")])).toEqual({
    fresh: [input("q", "yes")],
    superseded: [],
    marks,
  })
  expect(sortOutLate(marks, "phone", [input("q", "yes")])).toMatchObject({
    superseded: [],
    marks,
  })
})

it("remembers the latest devices only", () => {
  const marks = Array.from(
    { length: 20 },
    (_, index) => index
  ).reduce<AnswerMarks>(
    (known, index) =>
      sortOutLate(known, `device-${index}`, [input("q", "no", index)]).marks,
    {}
  )
  expect(Object.keys(marks).sort()).toEqual(
    [12, 13, 14, 15, 16, 17, 18, 19].map((index) => `device-${index}`)
  )
})

it("ends at the newest answer in whatever order they come in", () => {
  const order = fc.uniqueArray(fc.nat(30), { minLength: 1 })
  fc.assert(
    fc.property(order, (numbers) => {
      let marks: AnswerMarks = {}
      let value: unknown
      for (const number of numbers) {
        const sorted = sortOutLate(marks, "phone", [input("q", number, number)])
        marks = sorted.marks
        value = sorted.fresh[0]?.value ?? value
      }
      expect(value).toBe(Math.max(...numbers))
    })
  )
})
