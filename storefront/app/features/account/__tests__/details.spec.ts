import { describe, expect, it } from "vitest"
import { tidyPostcode } from "../address"
import { readDetails } from "../details"

const WHOLE = {
  first_name: "Sam",
  last_name: "Okoro",
  sex: "male",
  phone: "07700 900123",
  "date_of_birth-day": "27",
  "date_of_birth-month": "3",
  "date_of_birth-year": "1985",
  address_1: "5 Mill Road",
  city: "Leeds",
  postcode: "ls28ab",
  gp_answer: "practice",
  practice_code: "B86001",
}

function read(change: Record<string, string> = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...WHOLE, ...change })) {
    form.set(name, value)
  }
  return readDetails(form)
}

describe("the details form", () => {
  it("becomes a profile, without the fields that were left empty", () => {
    expect(read()).toMatchObject({ errors: {} })
    expect(read().input).toEqual({
      first_name: "Sam",
      last_name: "Okoro",
      sex: "male",
      date_of_birth: "1985-03-27",
      phone: "07700 900123",
      home_address: {
        address_1: "5 Mill Road",
        city: "Leeds",
        postcode: "LS2 8AB",
      },
      gp: { answer: "practice", practice_code: "B86001" },
    })
  })

  it.each([
    ["first_name", "", "first_name"],
    ["sex", "other", "sex"],
    ["date_of_birth-year", "85", "date_of_birth"],
    ["postcode", "LS2", "postcode"],
    ["gp_answer", "", "gp_answer"],
    ["practice_code", "", "gp_query"],
  ])("with %s as “%s” asks again for %s", (name, value, field) => {
    const { errors, input } = read({ [name]: value })
    expect(input).toBeUndefined()
    expect(Object.keys(errors)).toEqual([field])
  })

  it.each(["no_consent", "no_gp"])(
    "sends no practice with the answer %s",
    (answer) => {
      expect(read({ gp_answer: answer }).input?.gp).toEqual({ answer })
    }
  )

  it("shows again exactly what was typed", () => {
    const { typed } = read({ postcode: "ls2 8", "date_of_birth-day": "32" })
    expect(typed.address.postcode).toBe("ls2 8")
    expect(typed.date_of_birth.day).toBe("32")
  })
})

describe("a postcode", () => {
  it.each([
    ["ls14zz", "LS1 4ZZ"],
    ["  EC1A1BB ", "EC1A 1BB"],
    ["m1 1ae", "M1 1AE"],
    ["nonsense", "nonsense"],
  ])("%s becomes %s", (typed, tidy) => {
    expect(tidyPostcode(typed)).toBe(tidy)
  })
})
