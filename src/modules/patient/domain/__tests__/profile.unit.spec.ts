import { assertAdult, missingForPayment } from "../profile"

const now = new Date("2026-11-21T09:00:00Z")

it.each([
  ["2008-11-21", true],
  ["2008-11-22", false],
  ["2026-01-01", false],
  ["1985-04-12", true],
  ["1890-01-01", false],
])("born %s: may register %s", (born, allowed) => {
  const ask = () => assertAdult(born, now)
  if (allowed) {
    expect(ask).not.toThrow()
  } else {
    expect(ask).toThrow(
      expect.objectContaining({
        code: "invalid_field",
        message: expect.stringMatching(/^date_of_birth: /),
      })
    )
  }
})

it("takes the day in London, where summer begins an hour earlier", () => {
  const lateEvening = new Date("2026-06-30T23:30:00Z")
  expect(() => assertAdult("2008-07-01", lateEvening)).not.toThrow()
})

it("asks for a verified email and an answer about the GP before payment", () => {
  expect(
    missingForPayment({ email_verified_at: null, gp_answer: null })
  ).toEqual(["email_verification", "gp"])
  expect(
    missingForPayment({ email_verified_at: now, gp_answer: "no_gp" })
  ).toEqual([])
})
