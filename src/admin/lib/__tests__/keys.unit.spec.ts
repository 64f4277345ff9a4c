import { isForFields, rowAfter } from "../keys"

const plain = {
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  isComposing: false,
}
/** Something focused that lies within what the selector names by one of its parts. */
const within = (part: string) => ({
  closest: (selector: string) => (selector.includes(part) ? {} : null),
})

it("leaves keys to fields, dialogs and the browser", () => {
  expect(isForFields(plain, null)).toBe(false)
  expect(isForFields(plain, within("a[href]"))).toBe(false)
  for (const part of ["input", "textarea", '[role="combobox"]']) {
    expect(isForFields(plain, within(part))).toBe(true)
  }
  expect(isForFields(plain, within('[role="alertdialog"]'))).toBe(true)
  for (const key of ["altKey", "ctrlKey", "metaKey", "isComposing"] as const) {
    expect(isForFields({ ...plain, [key]: true }, null)).toBe(true)
  }
})

it("moves between rows and stops at the ends", () => {
  expect([rowAfter(-1, 1, 3), rowAfter(0, 1, 3), rowAfter(2, 1, 3)]).toEqual([
    0, 1, 2,
  ])
  expect([rowAfter(-1, -1, 3), rowAfter(1, -1, 3), rowAfter(0, -1, 3)]).toEqual(
    [2, 0, 0]
  )
})
