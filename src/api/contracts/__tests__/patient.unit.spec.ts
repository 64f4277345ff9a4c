import { CalendarDay, toE164, toPostcode } from "../contact-data"
import { SavePatient } from "../patient"

it.each([
  ["07700 900123", "+447700900123"],
  ["+44 7700 900123", "+447700900123"],
  ["0113 496 0123", "+441134960123"],
  ["+33 1 23 45 67 89", "+33123456789"],
  ["12345", null],
  ["", null],
])("telephone %p is %p", (text, number) => {
  expect(toE164(text)).toBe(number)
})

it.each([
  ["ls14bt", "LS1 4BT"],
  [" SW1A  1AA ", "SW1A 1AA"],
  ["LS1", null],
  ["12345", null],
])("postcode %p is %p", (text, postcode) => {
  expect(toPostcode(text)).toBe(postcode)
})

it.each(["2025-02-29", "2026-13-01", "1 Jan 1990", "1990-1-1"])(
  "%p is no day",
  (day) => {
    expect(CalendarDay.safeParse(day).success).toBe(false)
  }
)

const body = {
  first_name: "Zoë",
  last_name: "O'Neil-Smith",
  sex: "female",
  date_of_birth: "1990-07-04",
  phone: "07700 900123",
  home_address: { address_1: "1 High St", city: "Leeds", postcode: "ls14bt" },
  gp: { answer: "practice", practice_code: "z90001" },
}

it("gives phone, postcode and practice their final form", () => {
  expect(SavePatient.parse(body)).toMatchObject({
    phone: "+447700900123",
    home_address: { postcode: "LS1 4BT" },
    gp: { practice_code: "Z90001" },
  })
})

it("names every wrong field at once", () => {
  const wrong = SavePatient.safeParse({
    ...body,
    first_name: "<b>",
    sex: "other",
    phone: "1",
    home_address: { address_1: "", city: "Leeds", postcode: "x" },
    gp: { answer: "practice" },
    identity_status: "verified",
  })
  const paths = wrong.error?.issues.map(({ path }) => path.join(".")).sort()
  expect(paths).toEqual([
    "",
    "first_name",
    "gp.practice_code",
    "home_address.address_1",
    "home_address.postcode",
    "phone",
    "sex",
  ])
})
