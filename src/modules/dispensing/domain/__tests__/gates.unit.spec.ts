import {
  closedGates,
  GATES,
  mayLeave,
  mayStart,
  supplyGates,
  type GateName,
  type SupplyFacts,
} from "../gates"

const NOW = new Date("2026-11-23T10:00:00Z")
const TODAY = "2026-11-23"

/** A prescription medicine whose every gate is open. */
const facts = (changes: Partial<SupplyFacts> = {}): SupplyFacts => ({
  supply_id: "sup_1",
  legal_class: "POM",
  formulary_item_id: "fit_1",
  quantity: 2,
  picked_by: "user_picker",
  scanned_by: ["user_scanner"],
  identity: { status: "verified", valid_until: null },
  case: {
    state: "approved",
    prescriber_user_id: "user_prescriber",
    course: null,
  },
  prescription: {
    state: "signed",
    authority: "active",
    valid_until: "2027-05-20",
    next_from: null,
    issues: [{ state: "available", supply_id: null }],
    medicine: { formulary_item_id: "fit_1", packs: 2 },
  },
  payment: { due: 2500, captured: 2500, refunded: 0 },
  stock: { taken: false, cancelled: false, reserved: 2 },
  letter: { state: "sent", sent_at: new Date("2026-11-23T09:00:00Z") },
  gp_letter_wait_hours: 0,
  gp_confirmation: "not_needed",
  check_in: "not_needed",
  clinical_check: { user_id: "user_pharmacist", name: "A. Okafor", at: NOW },
  accuracy_check: { user_id: "user_checker", name: "B. Lee", at: NOW },
  gap: null,
  earliest_day: null,
  overlap: { flagged: false, acknowledged: false },
  open_holds: 0,
  ...changes,
})

const gate = (name: GateName, changes: Partial<SupplyFacts>) => {
  const found = supplyGates(facts(changes), NOW, TODAY).find(
    (row) => row.gate === name
  )
  if (!found) {
    throw new Error(`no gate ${name}`)
  }
  return found
}

const rx = (changes: Partial<NonNullable<SupplyFacts["prescription"]>>) => ({
  prescription: {
    state: "signed",
    authority: "active",
    valid_until: "2027-05-20",
    next_from: null,
    issues: [{ state: "available", supply_id: null }],
    medicine: null,
    ...changes,
  },
})

describe("supplyGates", () => {
  it("opens every gate of a prescription medicine that has everything", () => {
    const gates = supplyGates(facts(), NOW, TODAY)
    expect(gates.map((row) => row.gate)).toEqual([...GATES])
    expect(mayLeave(gates)).toBe(true)
    expect(closedGates(gates)).toBe("")
    expect(gates.every((row) => row.reason !== "")).toBe(true)
  })

  it.each<[GateName, string, Partial<SupplyFacts>]>([
    ["identity", "no patient", { identity: null }],
    [
      "prescription",
      "before the interval since the last issue is over",
      rx({ next_from: new Date(NOW.getTime() + 1) }),
    ],
    [
      "identity",
      "pending",
      { identity: { status: "pending", valid_until: null } },
    ],
    [
      "identity",
      "deceased",
      { identity: { status: "deceased", valid_until: null } },
    ],
    [
      "identity",
      "out of date",
      {
        identity: {
          status: "verified",
          valid_until: new Date("2026-11-23T09:59:59Z"),
        },
      },
    ],
    ["clinical_approval", "no case", { case: null }],
    [
      "clinical_approval",
      "withdrawn",
      { case: { state: "rejected", prescriber_user_id: null, course: null } },
    ],
    [
      "clinical_approval",
      "at the twelve months of its course",
      {
        case: {
          state: "approved",
          prescriber_user_id: null,
          course: { is_open: true, limit_on: TODAY },
        },
      },
    ],
    [
      "clinical_approval",
      "after its course has ended",
      {
        case: {
          state: "approved",
          prescriber_user_id: null,
          course: { is_open: false, limit_on: "2027-12-31" },
        },
      },
    ],
    ["prescription", "none", { prescription: null }],
    ["prescription", "unsigned", rx({ state: "awaiting_signature" })],
    ["prescription", "quarantined", rx({ state: "quarantined" })],
    [
      "prescription",
      "another item",
      rx({ medicine: { formulary_item_id: "fit_2", packs: 2 } }),
    ],
    [
      "prescription",
      "another number of packs",
      rx({ medicine: { formulary_item_id: "fit_1", packs: 1 } }),
    ],
    ["prescription", "suspended", rx({ authority: "suspended" })],
    ["prescription", "revoked", rx({ authority: "revoked" })],
    ["prescription", "no authority", rx({ authority: null })],
    [
      "prescription",
      "exhausted by another supply",
      rx({
        authority: "exhausted",
        issues: [{ state: "used", supply_id: "sup_other" }],
      }),
    ],
    ["prescription", "out of date", rx({ valid_until: "2026-11-22" })],
    ["prescription", "no issue", rx({ issues: [] })],
    [
      "prescription",
      "issue of another supply",
      rx({ issues: [{ state: "reserved", supply_id: "sup_other" }] }),
    ],
    [
      "prescription",
      "issue withdrawn",
      rx({ issues: [{ state: "withdrawn", supply_id: "sup_1" }] }),
    ],
    ["payment", "unknown", { payment: null }],
    [
      "payment",
      "nothing due",
      { payment: { due: 0, captured: 0, refunded: 0 } },
    ],
    [
      "payment",
      "authorised only",
      { payment: { due: 2500, captured: 0, refunded: 0 } },
    ],
    [
      "payment",
      "refunded",
      { payment: { due: 2500, captured: 2500, refunded: 2500 } },
    ],
    [
      "stock",
      "too few",
      { stock: { taken: false, cancelled: false, reserved: 1 } },
    ],
    [
      "stock",
      "packed and cancelled",
      { stock: { taken: false, cancelled: true, reserved: 2 } },
    ],
    ["gp_letter", "not made", { letter: null }],
    ["gp_letter", "pending", { letter: { state: "pending", sent_at: null } }],
    [
      "gp_letter",
      "bounced",
      {
        letter: { state: "bounced", sent_at: new Date("2026-11-23T09:00:00Z") },
      },
    ],
    [
      "gp_letter",
      "no address",
      { letter: { state: "not_collected", sent_at: null } },
    ],
    ["gp_letter", "still waiting", { gp_letter_wait_hours: 2 }],
    ["gp_confirmation", "not there", { gp_confirmation: "missing" }],
    ["gp_confirmation", "not good", { gp_confirmation: "concerns" }],
    ["gp_confirmation", "not known", { gp_confirmation: null }],
    ["check_in", "not answered", { check_in: "unanswered" }],
    ["check_in", "answered long ago", { check_in: "too_old" }],
    ["check_in", "a worry that nobody settled", { check_in: "worrying" }],
    ["check_in", "not known", { check_in: null }],
    ["earliest_day", "to come", { earliest_day: "2026-11-24" }],
    [
      "overlap",
      "not acknowledged",
      { overlap: { flagged: true, acknowledged: false } },
    ],
    ["no_hold", "one open", { open_holds: 1 }],
    ["clinical_check", "missing", { clinical_check: null }],
    [
      "clinical_check",
      "missing after a long gap",
      { clinical_check: null, gap: { days: 80, limit_days: 63 } },
    ],
    [
      "clinical_check",
      "by the prescriber",
      { clinical_check: { user_id: "user_prescriber", name: "P", at: NOW } },
    ],
    ["accuracy_check", "missing", { accuracy_check: null }],
    [
      "accuracy_check",
      "by the picker",
      { accuracy_check: { user_id: "user_picker", name: "P", at: NOW } },
    ],
  ])("closes %s alone: %s", (name, _why, changes) => {
    const gates = supplyGates(facts(changes), NOW, TODAY)
    expect(gates.filter((row) => !row.open).map((row) => row.gate)).toEqual([
      name,
    ])
    expect(mayLeave(gates)).toBe(false)
    expect(closedGates(gates)).toContain(`${name}: `)
  })

  it("says how long the gap was that a pharmacist has to look at (SAF-18)", () => {
    const { reason } = gate("clinical_check", {
      clinical_check: null,
      gap: { days: 80, limit_days: 63 },
    })
    expect(reason).toMatch(/80 days ago.*at most 63/)
    expect(
      gate("clinical_check", { gap: { days: 80, limit_days: 63 } }).open
    ).toBe(true)
  })

  it.each<[GateName, string, Partial<SupplyFacts>]>([
    [
      "gp_letter",
      "no consent",
      { letter: { state: "no_consent", sent_at: null } },
    ],
    ["gp_letter", "waived", { letter: { state: "waived", sent_at: null } }],
    ["gp_letter", "waited long enough", { gp_letter_wait_hours: 1 }],
    ["gp_confirmation", "there", { gp_confirmation: "confirmed" }],
    ["check_in", "answered", { check_in: "answered" }],
    ["prescription", "once the interval is over", rx({ next_from: NOW })],
    ["earliest_day", "today", { earliest_day: TODAY }],
    [
      "stock",
      "taken already",
      { stock: { taken: true, cancelled: false, reserved: 0 } },
    ],
    [
      "overlap",
      "acknowledged",
      { overlap: { flagged: true, acknowledged: true } },
    ],
    [
      "prescription",
      "this supply's own issue, used up",
      rx({
        authority: "exhausted",
        issues: [{ state: "used", supply_id: "sup_1" }],
      }),
    ],
    [
      "prescription",
      "this supply's own issue, reserved",
      rx({ issues: [{ state: "reserved", supply_id: "sup_1" }] }),
    ],
    ["prescription", "on its last day", rx({ valid_until: TODAY })],
    [
      "prescription",
      "a later issue, when the first was dispensed in its six months (R-12)",
      rx({
        valid_until: "2026-11-22",
        issues: [
          { state: "used", supply_id: "sup_0" },
          { state: "reserved", supply_id: "sup_1" },
        ],
      }),
    ],
  ])("opens %s: %s", (name, _why, changes) => {
    expect(gate(name, changes).open).toBe(true)
  })

  it("asks no prescription of a pharmacy medicine, but letter and checks", () => {
    const gates = supplyGates(
      facts({
        legal_class: "P",
        prescription: null,
        letter: null,
        clinical_check: null,
        accuracy_check: null,
      }),
      NOW,
      TODAY
    )
    expect(gates.filter((row) => !row.open).map((row) => row.gate)).toEqual([
      "gp_letter",
      "clinical_check",
      "accuracy_check",
    ])
  })

  it.each(["GSL", "device"] as const)(
    "asks neither prescription, letter nor pharmacist for %s",
    (legal_class) => {
      const none = {
        legal_class,
        prescription: null,
        letter: null,
        clinical_check: null,
        accuracy_check: null,
      }
      expect(mayLeave(supplyGates(facts(none), NOW, TODAY))).toBe(true)
    }
  )

  it("lets picking begin before the checks, and nothing else missing", () => {
    const unchecked = { clinical_check: null, accuracy_check: null }
    expect(mayStart(supplyGates(facts(unchecked), NOW, TODAY))).toBe(true)
    const held = { ...unchecked, open_holds: 1 }
    expect(mayStart(supplyGates(facts(held), NOW, TODAY))).toBe(false)
  })
})
