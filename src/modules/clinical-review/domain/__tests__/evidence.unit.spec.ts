import fc from "fast-check"
import {
  EVIDENCE_KINDS,
  METHODS_OF_KIND,
  type EvidencePolicy,
} from "../../../../shared/evidence-policy"
import {
  assertEvidence,
  EVIDENCE_OUTCOMES,
  judgeEvidence,
  missingBefore,
  type EvidenceContext,
  type KeptEvidence,
} from "../evidence"
import { differs } from "../measurements"
import { unreadSections, type SectionChanges } from "../reading"

const today = "2026-11-21"
const context: EvidenceContext = {
  category_handle: "weight",
  first_supply: true,
  today,
}
const policy: EvidencePolicy = {
  requirements: [
    {
      any_of: [
        { kind: "two_way_contact", methods: ["video_call"], max_age_days: 90 },
        { kind: "record_access", methods: ["gp_record"], max_age_days: 90 },
      ],
      when: "every",
      before: "approval",
    },
    {
      any_of: [
        {
          kind: "verified_weight",
          methods: ["in_person", "video_with_scale"],
          max_age_days: 30,
        },
      ],
      when: "first_supply",
      before: "approval",
    },
    {
      any_of: [
        { kind: "gp_confirmation", methods: ["letter"], max_age_days: 90 },
      ],
      when: "every",
      before: "dispatch",
    },
  ],
}
const evidence = (change: Partial<KeptEvidence>): KeptEvidence => ({
  id: "evi_1",
  category_handle: "weight",
  kind: "two_way_contact",
  method: "video_call",
  outcome: "satisfactory",
  observed_on: today,
  recorded_at: new Date("2026-11-21T09:00:00Z"),
  valid_until: null,
  withdrawn_at: null,
  ...change,
})
const missing = (
  items: KeptEvidence[],
  change: Partial<EvidenceContext> = {}
): string[] =>
  missingBefore(
    "approval",
    judgeEvidence(policy, items, { ...context, ...change })
  ).map(({ any_of }) => any_of.map(({ kind }) => kind).join("/"))

const CONTACT = "two_way_contact/record_access"
const weight = evidence({
  id: "evi_2",
  kind: "verified_weight",
  method: "in_person",
})

it("lists everything that is missing, with its methods and ages", () => {
  const judged = judgeEvidence(policy, [], context)
  expect(missing([])).toEqual([CONTACT, "verified_weight"])
  expect(() =>
    assertEvidence("case_1", missingBefore("approval", judged))
  ).toThrow(
    expect.objectContaining({
      code: "evidence_missing",
      message:
        "Case case_1: evidence is missing: two_way_contact (by video_call; at most 90 days old) or record_access (by gp_record; at most 90 days old); verified_weight (by in_person, video_with_scale; at most 30 days old)",
    })
  )
  expect(missingBefore("dispatch", judged)).toHaveLength(1)
  expect(() => assertEvidence("case_1", [])).not.toThrow()
})

it.each<[string, KeptEvidence[], Partial<EvidenceContext>, string[]]>([
  ["both", [evidence({}), weight], {}, []],
  [
    "a record for the contact",
    [evidence({ kind: "record_access", method: "gp_record" }), weight],
    {},
    [],
  ],
  [
    "no weight after the first supply",
    [evidence({})],
    { first_supply: false },
    [],
  ],
  [
    "nobody reached",
    [evidence({ outcome: "no_answer" }), weight],
    {},
    [CONTACT],
  ],
  ["concerns", [evidence({ outcome: "concerns" }), weight], {}, [CONTACT]],
  [
    "concerns after all",
    [
      evidence({ observed_on: "2026-11-20" }),
      evidence({ id: "evi_3", outcome: "concerns", method: "messages" }),
      weight,
    ],
    {},
    [CONTACT],
  ],
  [
    "concerns later on the same day",
    [
      evidence({}),
      evidence({
        id: "evi_3",
        outcome: "concerns",
        recorded_at: new Date("2026-11-21T10:00:00Z"),
      }),
      weight,
    ],
    {},
    [CONTACT],
  ],
  [
    "concerns that were cleared, taken back, of another treatment, or nobody reached",
    [
      evidence({}),
      weight,
      ...(
        [
          { observed_on: "2026-11-20", outcome: "concerns" },
          { outcome: "concerns", withdrawn_at: new Date(0) },
          { outcome: "concerns", category_handle: "acne" },
          { outcome: "no_answer" },
        ] as const
      ).map((change, at) =>
        evidence({
          id: `evi_${at + 3}`,
          recorded_at: new Date("2026-11-21T10:00:00Z"),
          ...change,
        })
      ),
    ],
    {},
    [],
  ],
  [
    "a concern about the weight, had for another treatment",
    [
      evidence({}),
      weight,
      { ...weight, outcome: "concerns", category_handle: "acne" },
    ],
    {},
    ["verified_weight"],
  ],
  ["another method", [evidence({ method: "messages" }), weight], {}, [CONTACT]],
  [
    "withdrawn",
    [evidence({ withdrawn_at: new Date(0) }), weight],
    {},
    [CONTACT],
  ],
  [
    "ended by itself",
    [evidence({ valid_until: "2026-11-20" }), weight],
    {},
    [CONTACT],
  ],
  ["good until tonight", [evidence({ valid_until: today }), weight], {}, []],
  ["90 days old", [evidence({ observed_on: "2026-08-23" }), weight], {}, []],
  [
    "91 days old",
    [evidence({ observed_on: "2026-08-22" }), weight],
    {},
    [CONTACT],
  ],
  [
    "from tomorrow",
    [evidence({ observed_on: "2026-11-22" }), weight],
    {},
    [CONTACT],
  ],
  [
    "contact about another treatment",
    [evidence({ category_handle: "acne" }), weight],
    {},
    [CONTACT],
  ],
  [
    "a weight had for another treatment",
    [evidence({}), { ...weight, category_handle: "acne" }],
    {},
    [],
  ],
])("judges: %s", (_, items, change, expected) => {
  expect(missing(items, change)).toEqual(expected)
})

const day = fc
  .integer({ min: -200, max: 2 })
  .map((offset) =>
    new Date(Date.parse(today) + offset * 86_400_000).toISOString().slice(0, 10)
  )
const kept = fc.constantFrom(...EVIDENCE_KINDS).chain((kind) =>
  fc.record({
    id: fc.uuid(),
    category_handle: fc.constantFrom("weight", "acne"),
    kind: fc.constant(kind),
    method: fc.constantFrom<string>(...METHODS_OF_KIND[kind]),
    outcome: fc.constantFrom(...EVIDENCE_OUTCOMES),
    observed_on: day,
    recorded_at: fc.date({
      min: new Date("2026-05-01"),
      max: new Date("2026-11-21"),
      noInvalidDate: true,
    }),
    valid_until: fc.option(day),
    withdrawn_at: fc.option(fc.constant(new Date(0)), { freq: 3 }),
  })
)
const policies = fc
  .array(
    fc.record({
      any_of: fc.array(
        fc.constantFrom(...EVIDENCE_KINDS).chain((kind) =>
          fc.record({
            kind: fc.constant(kind),
            methods: fc.subarray([...METHODS_OF_KIND[kind]] as string[], {
              minLength: 1,
            }),
            max_age_days: fc.integer({ min: 1, max: 180 }),
          })
        ),
        { minLength: 1, maxLength: 3 }
      ),
      when: fc.constantFrom("first_supply" as const, "every" as const),
      before: fc.constantFrom("approval" as const, "dispatch" as const),
    }),
    { maxLength: 4 }
  )
  .map((requirements): EvidencePolicy => ({ requirements }))
const contexts = fc.record({
  category_handle: fc.constantFrom("weight", "acne"),
  first_supply: fc.boolean(),
  today: fc.constant(today),
})

const open = (...args: Parameters<typeof judgeEvidence>): number[] =>
  judgeEvidence(...args).flatMap((one, at) =>
    one.applies && one.met_by === null ? [at] : []
  )

it("never misses more for one more satisfactory proof", () => {
  fc.assert(
    fc.property(
      policies,
      fc.array(kept),
      kept,
      contexts,
      (asked, items, one, about) => {
        const more = { ...one, outcome: "satisfactory" as const }
        const before = open(asked, items, about)
        const after = open(asked, [more, ...items], about)
        expect(before).toEqual(expect.arrayContaining(after))
      }
    )
  )
})

it("misses whatever only what concerns overrule would have met", () => {
  fc.assert(
    fc.property(policies, fc.array(kept), contexts, (asked, items, about) => {
      // Concerns of today about everything, in every treatment.
      const last = ["weight", "acne"].flatMap((category_handle) =>
        EVIDENCE_KINDS.map((kind) =>
          evidence({
            id: `${kind}-${category_handle}`,
            kind,
            category_handle,
            outcome: "concerns",
            observed_on: "2026-11-23",
          })
        )
      )
      const judged = judgeEvidence(asked, [...items, ...last], about)
      expect(judged.every((one) => one.met_by === null)).toBe(true)
    })
  )
})

it("never counts what is too old, ended, withdrawn or unsatisfactory", () => {
  fc.assert(
    fc.property(policies, fc.array(kept), contexts, (asked, items, about) => {
      for (const { met_by, any_of } of judgeEvidence(asked, items, about)) {
        const proof = items.find(({ id }) => id === met_by)
        if (proof) {
          expect(proof).toMatchObject({
            outcome: "satisfactory",
            withdrawn_at: null,
          })
          expect((proof.valid_until ?? today) >= today).toBe(true)
          const age =
            (Date.parse(today) - Date.parse(proof.observed_on)) / 86_400_000
          expect(age).toBeGreaterThanOrEqual(0)
          expect(
            any_of.some(
              (one) => one.kind === proof.kind && age <= one.max_age_days
            )
          ).toBe(true)
        }
      }
    })
  )
})

it.each([
  [
    { weight_kg: 100, height_cm: 170 },
    { weight_kg: 100, height_cm: 173 },
    false,
  ],
  [
    { weight_kg: 100, height_cm: 170 },
    { weight_kg: 100, height_cm: 173.1 },
    true,
  ],
  [
    { weight_kg: 105, height_cm: 170 },
    { weight_kg: 100, height_cm: null },
    false,
  ],
  [
    { weight_kg: 105.1, height_cm: 170 },
    { weight_kg: 100, height_cm: null },
    true,
  ],
  [
    { weight_kg: 94.9, height_cm: null },
    { weight_kg: 100, height_cm: 170 },
    true,
  ],
  [
    { weight_kg: null, height_cm: null },
    { weight_kg: 100, height_cm: 170 },
    false,
  ],
])("holds a declared body against a verified one: %j %j", (one, other, is) => {
  expect(differs(one, other)).toBe(is)
})

it("wants a section again that changed since it was opened", () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 9, minute))
  const changed: SectionChanges = {
    patient: at(0),
    answers: at(0),
    history: null,
    flags: at(5),
    evidence: at(3),
  }
  const reads = (["patient", "flags", "evidence", "history"] as const).map(
    (section) => ({ section, seconds: 1, last_at: at(3) })
  )
  expect(unreadSections(reads, changed, at(5))).toEqual(["flags", "answers"])
  // Nothing was given to them, it was given before it changed, or nobody looked.
  expect(unreadSections(reads, changed, null)).toHaveLength(5)
  expect(unreadSections(reads, changed, at(2))).toEqual([
    "flags",
    "answers",
    "evidence",
  ])
  const unseen = reads.map((read) => ({ ...read, seconds: 0 }))
  expect(unreadSections(unseen, changed, at(5))).toHaveLength(5)
})
