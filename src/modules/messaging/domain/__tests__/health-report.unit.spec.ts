import { healthReportMachine } from "../health-report"

describe("A health report", () => {
  it("ends once, by a clinician's closing it, and never opens again", () => {
    expect(healthReportMachine.initial).toBe("open")
    expect(healthReportMachine.next("open", "close")).toBe("closed")
    expect(healthReportMachine.isFinal("closed")).toBe(true)
    expect(healthReportMachine.can("closed", "close")).toBe(false)
    expect(healthReportMachine.events).toEqual(["close"])
  })
})
