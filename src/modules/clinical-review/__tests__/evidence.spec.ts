import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { closeVaults } from "../../../shared/encryption/vault"
import type { EvidencePolicy } from "../../../shared/evidence-policy"
import { rowsOf } from "../../../shared/testing/rows"
import { vault } from "../../../shared/testing/vault"
import { CLINICAL_REVIEW_MODULE } from ".."
import type ClinicalReviewModuleService from "../service"
import type { AcknowledgementKind } from "../domain/acknowledgements"
import { MANDATORY_SECTIONS } from "../domain/reading"
import { ana, ben, casesOf, decision, now, staffOf } from "../testing/cases"
import type { EvidenceInput, NewCase } from "../types"

jest.setTimeout(60_000)

const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

const policy: EvidencePolicy = {
  requirements: [
    {
      any_of: [
        { kind: "two_way_contact", methods: ["video_call"], max_age_days: 90 },
      ],
      when: "every",
      before: "approval",
    },
    {
      any_of: [
        {
          kind: "verified_weight",
          methods: ["video_with_scale"],
          max_age_days: 30,
        },
      ],
      when: "first_supply",
      before: "approval",
    },
  ],
}
const approval = (case_id: string) =>
  decision(case_id, { kind: "approve_pom", policy })
const contact = (
  case_id: string,
  change: Partial<EvidenceInput> = {}
): EvidenceInput => ({
  case_id,
  kind: "two_way_contact",
  method: "video_call",
  outcome: "satisfactory",
  observed_on: "2026-11-21",
  valid_until: null,
  content: { note: "Marked-note-xyz", weight_kg: null, height_cm: null },
  actor: ana,
  staff: staffOf(ana),
  flags: [],
  ...change,
})
const weight = (case_id: string): EvidenceInput =>
  contact(case_id, {
    kind: "verified_weight",
    method: "video_with_scale",
    content: { note: null, weight_kg: 111.5, height_cm: 170 },
    flags: ["measurement_differs"],
  })

moduleIntegrationTestRunner<ClinicalReviewModuleService>({
  moduleName: CLINICAL_REVIEW_MODULE,
  resolve: "./src/modules/clinical-review",
  moduleOptions: { vault },
  testSuite: ({ service, dbConfig }) => {
    afterAll(() => closeVaults())

    const { claimed } = casesOf(service)
    const reviewedCase = (change: Partial<NewCase> = {}) =>
      claimed({ flags: [], ...change })
    const report = (
      case_id: string,
      at: Date,
      change: { user_id?: string; session?: string; seconds?: number } = {}
    ) =>
      service.reportReading(
        {
          case_id,
          user_id: change.user_id ?? ana.id,
          session: change.session ?? "page-1",
          sections: Object.fromEntries(
            MANDATORY_SECTIONS.map((section) => [section, change.seconds ?? 1])
          ),
        },
        at
      )
    const show = (case_id: string, at: Date) =>
      service.noteShown({ case_id, user_id: ana.id }, at)
    const acknowledge = (
      case_id: string,
      subject: string,
      kind: AcknowledgementKind = "measurement_differs"
    ) =>
      service.acknowledge(
        {
          case_id,
          kind,
          subject,
          actor: ana,
          staff: { user_id: ana.id, name: "Ana", role: "prescriber" },
        },
        now
      )

    it("approves nothing before it is proven, read and acknowledged, and keeps what was read", async () => {
      const id = await reviewedCase()
      const refused = async (message: RegExp) => {
        const deciding = service.decide(approval(id), later(60))
        await expect(deciding).rejects.toMatchObject({
          code: "evidence_missing",
          message: expect.stringMatching(message),
        })
      }
      // The patient has answered the questions again while it is open (REN-2).
      const anew = { kind: "answered_anew", subject: "con_2" } as const
      await service.raiseFlag({ case_id: id, ...anew }, now)
      await refused(/not acknowledged yet: answered_anew con_2/)
      await acknowledge(id, anew.subject, anew.kind)
      await show(id, now)
      await report(id, now, { seconds: 0 })
      await report(id, later(20), { seconds: 15 })
      await refused(/two_way_contact \(by video_call.*; verified_weight \(by/)
      await service.recordEvidence(contact(id), later(21))
      await refused(/missing: verified_weight/)
      const item = await service.recordEvidence(weight(id), later(22))
      await refused(/not acknowledged yet: measurement_differs evi_/)
      await acknowledge(id, item.id)
      // The new flag has not been before them yet.
      await refused(/not opened yet by who decides: flags$/)
      await report(id, later(30), { seconds: 25 })
      // They watched a page that was loaded before it was raised.
      await refused(/not opened yet by who decides: flags$/)
      await show(id, later(22))
      await expect(
        service.decide({ ...approval(id), policy: undefined }, now)
      ).rejects.toThrow(/without a policy/)
      const { decision_id } = await service.decide(approval(id), later(60))
      const decision = await service.retrieveDecision(decision_id)
      expect(decision.reading).toEqual({
        patient: 25,
        flags: 25,
        answers: 25,
        evidence: 25,
        history: 25,
      })
    })

    it("keeps a proof with who had it, encrypted, for the patient's later cases, until it is withdrawn", async () => {
      const first = await reviewedCase()
      await service.recordEvidence(contact(first), now)
      const item = await service.recordEvidence(weight(first), now)
      const second = await reviewedCase({
        line_item_id: "ordli_2",
        consultation_id: "con_2",
      })
      const missing = async (change = policy) =>
        (await service.judgeCaseEvidence(second, change, now)).judged.filter(
          (one) => one.met_by === null
        ).length
      expect(await missing()).toBe(0)
      const before = await service.retrieveClinicalCase(first)
      expect(before.flag_count).toBe(1)
      for (const reason of ["Wrong person, marked-why", "Again"]) {
        await service.withdrawEvidence(
          { evidence_id: item.id, reason, actor: ben },
          later(1)
        )
      }
      expect(await missing()).toBe(1)
      const after = await service.retrieveClinicalCase(first)
      expect(after.flag_count).toBe(0)
      const [newest] = (await service.readEvidence("pat_1")).filter(
        (one) => one.item.id === item.id
      )
      expect(newest).toMatchObject({
        content: { weight_kg: 111.5, height_cm: 170 },
        withdrawal_reason: "Wrong person, marked-why",
        item: { withdrawn_by: ben.id, registration_number: "7012345" },
      })
      const rows = await rowsOf(
        dbConfig.clientUrl,
        `select row_to_json(e)::text as row from evidence e
         union all select row_to_json(o)::text from clinical_review_outbox o`
      )
      expect(JSON.stringify(rows)).not.toMatch(/xyz|111\.5|marked-why/)
      const topics = (await service.listOutboxes({}))
        .map(({ topic }) => topic)
        .filter((topic) => topic.startsWith("evidence."))
        .sort()
      expect(topics).toEqual([
        "evidence.changed",
        "evidence.changed",
        "evidence.changed",
        "evidence.recorded",
        "evidence.recorded",
        "evidence.withdrawn",
      ])
    })

    it("takes no weight from a photo, no day ahead, and nothing for a case that ended", async () => {
      const id = await reviewedCase()
      for (const [field, input] of [
        ["method", { ...weight(id), method: "patient_photo" }],
        ["method", { ...weight(id), method: "phone_call" }],
        ["observed_on", contact(id, { observed_on: "2026-11-22" })],
        ["valid_until", contact(id, { valid_until: "2026-11-20" })],
        ["weight_kg", { ...weight(id), content: contact(id).content }],
        ["weight_kg", contact(id, { content: weight(id).content })],
      ] as const) {
        await expect(service.recordEvidence(input, now)).rejects.toMatchObject({
          message: expect.stringMatching(new RegExp(`^${field}: `)),
        })
      }
      await service.updateClinicalCases({ id, ended_as: "cancelled" })
      await expect(
        service.recordEvidence(contact(id), now)
      ).rejects.toMatchObject({ code: "transition_not_allowed" })
    })

    it("believes no more seconds than have gone by, the same report once, and each for themselves", async () => {
      const id = await reviewedCase()
      const read = async (user = ana.id) =>
        (await service.readReading(id, user)).sections.map(
          ({ seconds }) => seconds
        )
      const unread = async () => (await service.readReading(id, ana.id)).unread
      await show(id, now)
      await report(id, now, { seconds: 500 })
      expect(await read()).toEqual([0, 0, 0, 0, 0])
      expect(await unread()).toEqual([...MANDATORY_SECTIONS])
      await report(id, later(10), { seconds: 600 })
      await report(id, later(10), { seconds: 600 })
      await report(id, later(11), { seconds: 3 })
      expect(await read()).toEqual([10, 10, 10, 10, 10])
      expect(await unread()).toEqual([])
      await report(id, later(20), { session: "page-2", seconds: 0 })
      await report(id, later(25), { session: "page-2", seconds: 4 })
      expect(await read()).toEqual([14, 14, 14, 14, 14])
      expect((await service.readReading(id, ben.id)).unread).toEqual([
        ...MANDATORY_SECTIONS,
      ])
      await expect(report("case_none", now)).rejects.toMatchObject({
        code: "not_found",
      })
    })
  },
})
