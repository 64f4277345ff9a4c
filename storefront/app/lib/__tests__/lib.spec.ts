import { describe, expect, it } from "vitest"
import { formatDate, formatDateTime, partsOfDate } from "../dates"
import { backendError, formErrors, isRefusal } from "../errors"
import { formatMoney } from "../money"
import { safeNext, withNext } from "../next-path"

describe("dates", () => {
  it.each([
    ["2026-11-21", "21 Nov 2026"],
    ["2026-09-05T10:00:00.000Z", "5 Sep 2026"],
    // 23:30 in UTC is the next day in London's summer.
    ["2026-06-30T23:30:00.000Z", "1 Jul 2026"],
  ])("%s reads %s", (value, words) => {
    expect(formatDate(value)).toBe(words)
  })

  it("tells the time of London", () => {
    expect(formatDateTime("2026-11-21T14:05:00Z")).toBe("21 Nov 2026 at 14:05")
    expect(formatDateTime("2026-07-01T14:05:00Z")).toBe("1 Jul 2026 at 15:05")
  })

  it("fills three fields from a date and leaves them empty otherwise", () => {
    expect(partsOfDate("1985-03-07")).toEqual({
      day: "7",
      month: "3",
      year: "1985",
    })
    expect(partsOfDate(undefined)).toEqual({ day: "", month: "", year: "" })
  })
})

describe("money", () => {
  it.each([
    [1250, "£12.50"],
    [0, "£0.00"],
    [123456, "£1,234.56"],
  ])("%i pence read %s", (amount, words) => {
    expect(formatMoney({ amount, currency: "gbp" })).toBe(words)
  })
})

describe("the way back after signing in", () => {
  it.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "",
    null,
    "/a b",
  ])("never leads to %j", (value) => {
    expect(safeNext(value, "/account")).toBe("/account")
  })

  it("survives being put into an address", () => {
    const next = "/consultations/con_1/treatment?a=1"
    const url = new URL(withNext("/account/sign-in", next), "http://shop")
    expect(safeNext(url.searchParams.get("next"), "/")).toBe(next)
  })
})

describe("a refusal of the backend", () => {
  it("names every field that it lists", () => {
    const error = backendError(400, {
      message: "answers.dob: is not a day; answers.sex: is required",
      errors: [
        { field: "answers.dob", message: "is not a day" },
        { field: "answers.sex", message: "is required" },
      ],
    })
    expect(error.fields).toEqual({
      "answers.dob": "This is not a day",
      "answers.sex": "This is required",
    })
  })

  it("finds the field in the message when none is listed", () => {
    const error = backendError(400, {
      code: "invalid_field",
      message: "home_address.postcode: is not served",
    })
    expect(formErrors(error, { "home_address.postcode": "postcode" })).toEqual({
      postcode: "This is not served",
    })
  })

  it("belongs to the whole form when it names no field", () => {
    const error = backendError(400, { message: "The basket is empty" })
    expect(formErrors(error, {})).toEqual({ form: "The basket is empty" })
  })

  it("survives an answer that is no JSON", () => {
    expect(backendError(502, undefined)).toMatchObject({
      status: 502,
      fields: {},
    })
  })

  it.each([
    [400, true],
    [409, true],
    [429, true],
    [401, false],
    [404, false],
    [503, false],
  ])("of status %i can be put right on the page: %s", (status, can) => {
    expect(isRefusal(backendError(status, {}))).toBe(can)
  })
})
