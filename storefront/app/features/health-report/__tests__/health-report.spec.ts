import { describe, expect, it } from "vitest"
import { reportBody, reportErrors, typedReport } from "../health-report"

const typed = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    form.set(name, value)
  }
  return typedReport(form)
}

describe("a report that something has changed", () => {
  it("asks for what has changed and for words", () => {
    expect(reportErrors(typed({ text: "  " }))).toEqual({
      kind: "Say what has changed",
      text: "Tell us what has happened",
    })
  })

  it("asks how bad it is of a side effect only", () => {
    const text = "Since Monday"
    expect(reportErrors(typed({ kind: "side_effect", text }))).toEqual({
      severity: "Say how bad the side effect is",
    })
    expect(
      reportErrors(typed({ kind: "side_effect", severity: "mild", text }))
    ).toEqual({})
    expect(reportErrors(typed({ kind: "pregnancy", text }))).toEqual({})
  })

  it("sends a side effect with its severity and its Yellow Card", () => {
    const fields = {
      kind: "side_effect",
      severity: "severe",
      text: " A rash ",
      case: "case_1",
      key: "k",
    }
    const body = {
      kind: "side_effect",
      severity: "severe",
      text: "A rash",
      case_id: "case_1",
    }
    expect(reportBody(typed(fields))).toEqual({
      ...body,
      yellow_card_reported: false,
    })
    expect(reportBody(typed({ ...fields, yellow_card: "yes" }))).toEqual({
      ...body,
      yellow_card_reported: true,
    })
  })

  it("leaves out what was answered before another kind was chosen", () => {
    const fields = { kind: "diagnosis", severity: "mild", yellow_card: "yes" }
    expect(reportBody(typed({ ...fields, text: "New" }))).toEqual({
      kind: "diagnosis",
      text: "New",
    })
  })
})
