import { identitySubject, nameAndBirth } from "../matching"

const person = {
  first_name: "Zoë",
  last_name: "O'Neil",
  date_of_birth: "1990-07-04",
  home_address: {
    address_1: "1 High Street",
    city: "Leeds",
    postcode: "LS1 4BT",
  },
}

it("sees through accents, case and marks, not through another name or day", () => {
  const same = { ...person, first_name: " zoe", last_name: "ONEIL" }
  expect(nameAndBirth(same)).toBe(nameAndBirth(person))
  for (const other of [
    { ...person, first_name: "Zara" },
    { ...person, last_name: "Neil" },
    { ...person, date_of_birth: "1990-07-05" },
  ]) {
    expect(nameAndBirth(other)).not.toBe(nameAndBirth(person))
  }
})

it("keeps names of other scripts apart", () => {
  const a = nameAndBirth({ ...person, first_name: "Олена" })
  const b = nameAndBirth({ ...person, first_name: "Ірина" })
  expect(a).not.toBe(b)
})

it("changes with the home, not with the way it is written", () => {
  const home = person.home_address
  const moved = { ...person, home_address: { ...home, postcode: "LS2 4BT" } }
  const retyped = {
    ...person,
    home_address: { ...home, address_1: "1, HIGH STREET", postcode: "ls14bt" },
  }
  const flat = { ...person, home_address: { ...home, address_2: "Flat 2" } }
  const other = { ...person, home_address: { ...home, address_2: "Flat 3" } }
  expect(identitySubject(moved)).not.toBe(identitySubject(person))
  expect(identitySubject(flat)).not.toBe(identitySubject(person))
  expect(identitySubject(flat)).not.toBe(identitySubject(other))
  const blank = { ...person, home_address: { ...home, address_2: " " } }
  expect(identitySubject(blank)).toBe(identitySubject(person))
  expect(identitySubject(retyped)).toBe(identitySubject(person))
})
