import type { CaseDetail } from "../../../api/contracts/case"
import { splitComparisons } from "../banner"
import { bannersOf } from "../case-banners"

type Given = Partial<
  Pick<
    CaseDetail,
    | "flags"
    | "stops"
    | "gp_replies"
    | "acknowledgements"
    | "partner_unavailable"
    | "repeats"
    | "linkage"
    | "gap"
    | "state"
  >
> & {
  missing?: CaseDetail["evidence"]["missing"]
  sections?: NonNullable<CaseDetail["consultation"]>["sections"]
}

const AT = "2026-11-21T10:00:00.000Z"

const flag = (
  kind: string,
  level: "info" | "amber" | "red",
  subject = "",
  amount: number | null = null
) => ({ kind, level, subject, amount, raised_at: AT })

const rule = (rule_id: string, safeguarding: boolean) => ({
  rule_id,
  kind: "flag" as const,
  status: "fired" as const,
  answers_used: ["q1"],
  clinician_text: `Look at ${rule_id}`,
  source: "NICE",
  safeguarding,
  told: { title: "Take care", text: ["See your GP."] },
})

/** Only what banners are made of. */
const caseWith = ({
  missing = [],
  sections = [],
  ...given
}: Given): CaseDetail =>
  ({
    state: "in_review",
    patient_details: { date_of_birth: "1971-05-17", sex: "male" },
    flags: [],
    stops: [],
    gap: null,
    gp_replies: [],
    acknowledgements: [],
    repeats: [],
    earlier_denials: [],
    contradictions: [],
    sealed: [],
    same_ingredient: [],
    messages: [],
    linkage: { persons: [], household: [] },
    partner_unavailable: false,
    evidence: { missing, policy_valid: true, present: [] },
    quantities: {
      exceeded: [
        {
          limit_id: "l1",
          ingredient: "codeine",
          kind: "per_sale",
          unit: "packs",
          total: 4,
          limit: 1,
          window_days: null,
          override_role: null,
        },
      ],
    },
    consultation: {
      sections,
      changed_answers: [],
      rules: [rule("mood", true), rule("age", false)],
    },
    ...given,
  }) as unknown as CaseDetail

const stop = (id: string, reason_code: "recall" | "gp_objection") => ({
  id,
  scope: "case" as const,
  reason_code,
  opened_at: AT,
})

describe("the warnings of a case", () => {
  it("stand in one order: stops, a death, safeguarding, then other red ones, amber and information", () => {
    const found = caseWith({
      flags: [
        flag("change_declined", "info"),
        flag("waiting_long", "amber"),
        flag("signature_mismatch", "red"),
        flag("needs_review", "amber", "mood"),
        flag("deceased_record", "red"),
        flag("needs_review", "amber", "age"),
      ],
      stops: [stop("s1", "recall")],
    })
    expect(bannersOf(found).map(({ key }) => key)).toEqual([
      "stop-s1",
      "deceased_record-",
      "needs_review-mood",
      "signature_mismatch-",
      "needs_review-age",
      "waiting_long-",
      "quantity",
      "change_declined-",
    ])
  })

  it("say a flag and what is to be read for it once", () => {
    const asked = {
      kind: "changed_answers" as const,
      subject: "",
      open: true,
      given: [],
    }
    const found = caseWith({
      flags: [
        flag("denied_then_changed", "red"),
        flag("changed_answers", "info", "", 1),
      ],
      acknowledgements: [asked],
    })
    const banners = bannersOf(found)
    expect(banners.map(({ key }) => key)).toEqual([
      "denied_then_changed-",
      "quantity",
    ])
    expect(banners[0]).toMatchObject({
      title: "An answer was changed after a rule had refused",
      acknowledgement: asked,
      lines: [],
    })
  })

  it("compare what the patient has answered since with what the case rests on", () => {
    const found = caseWith({
      flags: [flag("answered_anew", "amber", "con_2:1")],
      acknowledgements: [
        { kind: "answered_anew", subject: "con_2:1", open: true, given: [] },
      ],
      repeats: [
        {
          consultation_id: "con_2",
          linked_patient_id: null,
          reference: "CON-2",
          state: "submitted",
          submitted_at: AT,
          last_activity_at: AT,
          differences: [
            {
              question_id: "medicines",
              label: "Medicines",
              before: "Warfarin",
              after: "None",
            },
          ],
          changed_triggers: [],
        },
      ],
    })
    const [banner] = bannersOf(found)
    expect(banner?.title).toMatch(/answered the questions again since/)
    expect(banner?.acknowledgement).toMatchObject({ open: true })
    expect(banner?.comparisons).toEqual([
      expect.objectContaining({
        label: expect.stringMatching(/^Medicines .*CON-2/),
        before: "None",
        after: "Warfarin",
      }),
    ])
  })

  it("join the flags of quantity with the limits that are exceeded", () => {
    const found = caseWith({
      flags: [
        flag("quantity", "amber", "", 4),
        flag("quantity", "amber", "period", 9),
      ],
    })
    const banners = bannersOf(found)
    expect(banners).toHaveLength(1)
    expect(banners[0]?.title).toBe("Quantity above the limit: 4")
    expect(banners[0]?.lines).toEqual(
      expect.arrayContaining([
        "Excessive quantity over time: 9 packs",
        "Above a limit: 4 packs of codeine in one day; at most 1 pack.",
      ])
    )
    expect(new Set(banners[0]?.lines).size).toBe(banners[0]?.lines.length)
  })

  it("say a GP's reply with the stop that it opened, and alone once that is gone", () => {
    const reply = {
      id: "r1",
      kind: "question" as const,
      name: "Dr Ann Example",
      role: "GP",
      phone: null,
      text: "Which dose?",
      received_at: "2026-11-21T09:59:00.000Z",
    }
    const held = caseWith({
      gp_replies: [reply],
      stops: [stop("s1", "gp_objection")],
    })
    expect(bannersOf(held).filter(({ key }) => key !== "quantity")).toEqual([
      expect.objectContaining({
        key: "stop-s1",
        title: "Supply is stopped. The GP has a question",
        lines: expect.arrayContaining(["Which dose?"]),
      }),
    ])
    const released = caseWith({ gp_replies: [reply] })
    expect(bannersOf(released).map(({ key }) => key)).toContain("reply-r1")
  })

  it("say in red that the answers are of another date of birth than the account's", () => {
    const born = (value: string) =>
      caseWith({
        sections: [
          {
            id: "you",
            title: "About you",
            answers: [
              {
                question_id: "q1",
                kind: "date",
                label: "When were you born?",
                topic: null,
                fact: "date_of_birth",
                value,
                text: "14 Mar 1986",
                changes: 0,
              },
            ],
          },
        ],
      })
    const keys = (found: CaseDetail) => bannersOf(found).map(({ key }) => key)
    expect(keys(born("1971-05-17"))).not.toContain("account-date_of_birth")
    expect(bannersOf(born("1986-03-14"))[0]).toMatchObject({
      key: "account-date_of_birth",
      level: "red",
      lines: expect.arrayContaining([
        "In the answers: 14 Mar 1986. In the account: 17 May 1971.",
      ]),
    })
  })

  it("say high risk and the evidence that is missing for it together", () => {
    const found = caseWith({
      flags: [flag("high_risk", "amber")],
      missing: [
        {
          any_of: [
            {
              kind: "verified_weight",
              methods: ["in_person"],
              max_age_days: 30,
            },
          ],
          when: "always",
          before: "approval",
          applies: true,
          met_by: null,
        } as unknown as CaseDetail["evidence"]["missing"][number],
      ],
    })
    const keys = bannersOf(found).map(({ key }) => key)
    expect(keys).toEqual(["quantity", "evidence-missing"])
  })

  it("compare an answer once, in the gravest banner", () => {
    const asked = (kind: "changed_answers" | "repeat", subject: string) => ({
      kind,
      subject,
      open: true,
      given: [],
    })
    const differences = [
      { question_id: "q1", label: "Mood?", before: "Low", after: "Well" },
      { question_id: "q2", label: "Liver?", before: null, after: "No" },
    ]
    const found = caseWith({
      flags: [
        flag("repeat", "amber", "7", 2),
        flag("denied_then_changed", "red", "con_1"),
      ],
      acknowledgements: [
        asked("repeat", "7"),
        asked("changed_answers", "con_1"),
      ],
      repeats: [
        {
          consultation_id: "con_1",
          linked_patient_id: null,
          reference: "CON-1",
          state: "denied",
          submitted_at: null,
          last_activity_at: AT,
          differences,
          changed_triggers: ["q1"],
        },
      ],
    })
    const [denied, repeat] = bannersOf(found)
    expect(denied?.comparisons).toEqual([
      { label: "Mood?", before: "Low", after: "Well" },
    ])
    expect(repeat?.comparisons).toHaveLength(1)
    expect(splitComparisons(repeat?.comparisons ?? [])).toEqual({
      changed: [],
      fresh: [expect.objectContaining({ after: "No" })],
    })
  })

  it("tell of linked accounts that came to light after the case was opened, once", () => {
    const person = (verdict: null | { verdict: "same" }) =>
      ({
        patient_id: "pat_2",
        reasons: [],
        cases: [],
        verdict,
      }) as unknown as CaseDetail["linkage"]["persons"][number]
    const titles = (
      persons: CaseDetail["linkage"]["persons"],
      flags: CaseDetail["flags"] = []
    ) =>
      bannersOf(caseWith({ flags, linkage: { persons, household: [] } }))
        .filter(({ key }) => key === "possible_same_person")
        .map(({ title }) => title)
    expect(titles([person(null), person({ verdict: "same" })])).toEqual([
      "Possible same person: 1 other account",
    ])
    expect(titles([person({ verdict: "same" })])).toEqual([])
    expect(
      titles([person(null)], [flag("possible_same_person", "amber", "card", 1)])
    ).toEqual(["Possible same person: 1 other account (same card)"])
  })
})

it.each([
  ["in_review", "Ask whether"],
  ["approved", "A pharmacist looks"],
] as const)(
  "names a gap that is longer than allowed, and what to do about it: %s (SAF-18)",
  (state, act) => {
    const gap = { last_on: "2026-09-02", days: 80, limit_days: 63 }
    const [banner] = bannersOf(caseWith({ state, gap }))
    expect(banner).toMatchObject({ key: "gap", level: "amber" })
    expect(banner?.lines.join(" ")).toContain("80 days ago; at most 63")
    expect(banner?.lines.join(" ")).toContain(act)
  }
)
