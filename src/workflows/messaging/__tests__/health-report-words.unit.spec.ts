import { REPORT_KINDS } from "../../../modules/messaging/domain/health-report"
import {
  notedText,
  reportStatus,
  settledText,
  STOP_REASON_OF,
  YELLOW_CARD_URL,
} from "../health-report-words"

const noted = (
  kind: (typeof REPORT_KINDS)[number],
  yellow_card_by_patient = false
) => notedText({ kind, yellow_card_by_patient })

describe("What is said about a health report", () => {
  it("begins with what to do in an emergency, whatever has changed", () => {
    for (const kind of REPORT_KINDS) {
      const [first = ""] = noted(kind).split("\n\n")
      expect(first).toMatch(/999/)
      expect(first).toMatch(/111/)
    }
  })

  it("points to the Yellow Card at a side effect that was not reported yet", () => {
    expect(noted("side_effect")).toContain(YELLOW_CARD_URL)
    expect(noted("side_effect", true)).not.toContain(YELLOW_CARD_URL)
    expect(noted("pregnancy")).not.toContain(YELLOW_CARD_URL)
  })

  it("names no kind of change, because the text is the same for all", () => {
    expect(noted("pregnancy")).toBe(noted("diagnosis"))
    expect(noted("pregnancy")).toBe(noted("other"))
  })

  it("gives the stop its reason", () => {
    expect(STOP_REASON_OF).toEqual({
      side_effect: "adverse_reaction",
      new_medicine: "health_changed",
      pregnancy: "pregnancy",
      diagnosis: "health_changed",
      other: "health_changed",
    })
  })

  it("says whether supplies are on hold, not what the state is called", () => {
    expect(reportStatus("open", true)).toEqual({
      word: "With our clinicians",
      sentence:
        "Your supplies are on hold. A clinician looks at what you told us.",
    })
    expect(reportStatus("closed", true).sentence).toMatch(/on hold/)
    expect(reportStatus("closed", false)).toEqual({
      word: "Looked at",
      sentence: "A clinician has looked at what you told us.",
    })
    expect(settledText(true)).toMatch(/go on/)
    expect(settledText(false)).toMatch(/stay on hold/)
  })
})
