import { describe, expect, it } from "vitest"
import { askedFor, notChosen } from "../identity"

const chosen = (...kinds: string[]) => {
  const form = new FormData()
  for (const kind of ["photo_id", "proof_of_address"]) {
    form.set(kind, new File(kinds.includes(kind) ? ["x"] : [], "a.jpg"))
  }
  return form
}

describe("documents for the identity check", () => {
  it("asks for what is missing only, the photo first", () => {
    const kinds = (wanted: ("photo_id" | "proof_of_address")[]) =>
      askedFor(wanted).map(({ kind }) => kind)
    expect(kinds(["proof_of_address", "photo_id"])).toEqual([
      "photo_id",
      "proof_of_address",
    ])
    expect(kinds(["proof_of_address"])).toEqual(["proof_of_address"])
    expect(kinds([])).toEqual([])
  })

  it("takes one without the other, but not nothing", () => {
    const wanted = ["photo_id", "proof_of_address"] as const
    expect(notChosen(wanted, chosen("photo_id"))).toEqual({})
    expect(notChosen(wanted, chosen("photo_id", "proof_of_address"))).toEqual(
      {}
    )
    expect(notChosen(wanted, chosen())).toEqual({
      photo_id: "Choose a file: photo ID",
      proof_of_address: "Choose a file: proof of address",
    })
    expect(notChosen(["photo_id"], chosen("proof_of_address"))).toEqual({
      photo_id: "Choose a file: photo ID",
    })
  })

  it("takes photos of a card, and PDFs only where a bill may come as one", () => {
    const [card, bill] = askedFor(["photo_id", "proof_of_address"])
    expect(card?.accept).not.toContain("pdf")
    expect(bill?.accept).toContain("application/pdf")
  })
})
