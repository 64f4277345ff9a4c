import { askedToEnd, timesAsked } from "../cancellation-request"
import { cardMandateText } from "../card-mandate"
import { nextChoices } from "../next-choices"

const at = new Date("2026-11-21T10:00:00Z")
const happened = (event: string, cause?: string) => ({
  event: `plan.${event}`,
  details: cause === undefined ? null : { cause },
  at,
})

describe("a patient's wish to end a plan", () => {
  const asked = happened("request_cancellation")
  it.each([
    { history: [], stands: false },
    { history: [asked], stands: true },
    { history: [asked, happened("resume", "patient")], stands: false },
    { history: [asked, happened("lift_pause", "patient")], stands: false },
    { history: [asked, happened("resume", "payment")], stands: true },
    {
      history: [asked, happened("resume", "patient"), asked],
      stands: true,
    },
    { history: [happened("resume", "patient"), asked], stands: true },
  ])("stands until they let it go on: $history.length events", (one) => {
    expect(askedToEnd(one.history) !== null).toBe(one.stands)
    expect(timesAsked(one.history)).toBe(
      one.history.filter((event) => event === asked).length
    )
  })
})

describe("the agreement to another card", () => {
  const terms = {
    pharmacy: "Willow Pharmacy",
    phone: "0113 496 0000",
    reference: "PLN-7F3K-9Q2M",
    unpaid: 2250,
    monthly_price: 1960,
    delivery_price: 290,
    payments: 4,
  }

  it("names every amount, how often it is taken, and how to stop", () => {
    const { text } = cardMandateText(terms)
    for (const part of [
      "PLN-7F3K-9Q2M",
      "We take £22.50 now",
      "4 more monthly payments of £22.50",
      "£19.60 for your treatment and £2.90 for its delivery",
      "0113 496 0000",
    ]) {
      expect(text).toContain(part)
    }
  })

  it.each([
    [{ unpaid: 0 }, "Nothing is taken from your card today."],
    [{ payments: 1 }, "one more monthly payment of £22.50"],
  ])("is another one with %j", (change, words) => {
    const other = cardMandateText({ ...terms, ...change })
    expect(other.text).toContain(words)
    expect(other.hash).not.toBe(cardMandateText(terms).hash)
  })

  it("asks for nothing more where the unpaid month is the last", () => {
    expect(cardMandateText({ ...terms, payments: 0 }).text).not.toContain(
      "more monthly"
    )
  })
})

describe("what may be done with the next month", () => {
  const schedule = { day: "2026-01-31", number: 1 }
  const limits = {
    today: "2026-02-01",
    next: 2,
    last: 3,
    last_dispatch: "2026-01-31",
    minimum_interval_days: 21,
    limit_on: "2027-01-31",
    longest_gap_days: null,
  }

  it("skips to the month's end a month later, and moves within the interval and the limit", () => {
    expect(nextChoices(schedule, limits)).toEqual({
      number: 2,
      due_on: "2026-02-28",
      skip: { to: "2026-03-31" },
      move: { earliest: "2026-02-21", latest: "2026-12-30" },
    })
  })

  it.each([
    { change: { longest_gap_days: 45 }, kind: "gap" },
    { change: { limit_on: "2026-04-15" }, kind: "limit" },
  ])("tells why no month can be left out: $kind", ({ change, kind }) => {
    expect(nextChoices(schedule, { ...limits, ...change }).skip).toMatchObject({
      fault: { kind },
    })
  })

  it("moves nowhere where the interval ends after the last day", () => {
    const tight = { ...limits, longest_gap_days: 10 }
    expect(nextChoices(schedule, tight).move).toBeNull()
  })
})
