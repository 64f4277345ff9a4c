import { FORMULARY_MODULE } from "../../src/modules/formulary"
import type FormularyModuleService from "../../src/modules/formulary/service"
import { STAFF_MODULE } from "../../src/modules/staff"
import type StaffModuleService from "../../src/modules/staff/service"
import { clock } from "../../src/shared/clock"
import type { EvidencePolicy } from "../../src/shared/evidence-policy"
import { judgeSupply } from "../../src/workflows/dispensing/judge"
import {
  casesOf,
  openSections,
  queuedCase,
  type SeedRole,
} from "../fixtures/cases"
import { approvedSupply } from "../fixtures/dispensing"
import { must } from "../fixtures/shop"
import { openDesk, openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { useSandbox } from "../setup/sandbox"

jest.setTimeout(120_000)

useSandbox()
afterEach(() => clock.setOffset(0))

const DAY_MS = 24 * 3_600_000
const justified = { gp_justification: "Low risk; told to see a GP" }
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
        { kind: "gp_confirmation", methods: ["letter"], max_age_days: 90 },
      ],
      when: "every",
      before: "dispatch",
    },
  ],
}
const contact = {
  kind: "two_way_contact",
  method: "video_call",
  outcome: "satisfactory",
  note: "Spoke for ten minutes",
}

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools, "forms")
    const { staff, get, post } = openDesk(shop, [
      "prescriber",
      "pharmacist",
      "team",
    ])

    const detail = async (id: string) =>
      (await get("prescriber", `cases/${id}`)).body["case"]
    const categoryId = async () => {
      const formulary =
        shop.container.resolve<FormularyModuleService>(FORMULARY_MODULE)
      const [category] = await formulary.listClinicalCategories({
        handle: "hair-loss",
      })
      return must(category).id
    }
    const setPolicy = async (role: SeedRole, evidence_policy: unknown) =>
      post(role, `clinical-categories/${await categoryId()}/evidence-policy`, {
        evidence_policy,
      })

    it("approves only what the category's policy finds proven, by its methods and in date", async () => {
      expect((await setPolicy("prescriber", policy)).status).toBe(403)
      const wrong = await setPolicy("pharmacist", {
        requirements: [
          {
            any_of: [
              {
                kind: "verified_weight",
                methods: ["patient_photo"],
                max_age_days: 30,
              },
            ],
            when: "every",
            before: "approval",
          },
        ],
      })
      expect(wrong.status).toBe(400)
      expect(JSON.stringify(wrong.body)).toMatch(/no method of verified_weight/)
      const set = await setPolicy("pharmacist", policy)
      expect(set.body["clinical_category"].evidence_policy).toEqual(policy)

      const id = await queuedCase(shop)
      await post("prescriber", `cases/${id}/claim`)
      await openSections(shop, staff.prescriber, id)
      const before = (await detail(id)).evidence
      expect(before).toMatchObject({ first_supply: true, present: [] })
      expect(before.missing).toHaveLength(2)
      const approve = () => post("prescriber", `cases/${id}/approve`, justified)
      const refused = await approve()
      expect([refused.status, refused.body["code"]]).toEqual([
        409,
        "evidence_missing",
      ])
      expect(refused.body["message"]).toContain(
        "two_way_contact (by video_call; at most 90 days old) or record_access (by gp_record; at most 90 days old)"
      )

      const record = (role: SeedRole, change: object = {}) =>
        post(role, `cases/${id}/evidence`, { ...contact, ...change })
      expect((await record("team")).status).toBe(403)
      for (const change of [
        { kind: "verified_weight", method: "patient_photo", weight_kg: 90 },
        { kind: "verified_weight", method: "phone_call", weight_kg: 90 },
        { observed_on: "2999-01-01" },
        { outcome: "fine" },
      ]) {
        expect((await record("prescriber", change)).status).toBe(400)
      }
      await record("prescriber", { outcome: "no_answer" })
      expect((await approve()).status).toBe(409)
      const made = await record("prescriber")
      expect(made.status).toBe(200)
      const withdrawn = await post(
        "prescriber",
        `evidence/${String(made.body["evidence"].id)}/withdraw`,
        { reason: "Another patient" }
      )
      expect(withdrawn.status).toBe(200)
      expect((await approve()).status).toBe(409)
      await record("prescriber")
      clock.setOffset(91 * DAY_MS)
      expect((await approve()).status).toBe(409)
      clock.setOffset(0)
      const now = (await detail(id)).evidence
      expect(now.present).toHaveLength(3)
      expect(now.present[0].verified_by).toMatchObject({
        registration_body: "GMC",
      })
      expect(now.missing).toEqual([
        expect.objectContaining({ before: "dispatch", met_by: null }),
      ])
      expect((await approve()).body["case"].state).toBe("awaiting_signature")
      const [decision] = await casesOf(shop).listDecisions({ case_id: id })
      expect(Object.keys(must(decision).reading ?? {}).sort()).toEqual([
        "answers",
        "evidence",
        "flags",
        "history",
        "patient",
      ])
    })

    it("keeps a pack back until the GP confirms, where the policy asks for it", async () => {
      await setPolicy("pharmacist", policy)
      const { supply_id, case_id } = await approvedSupply(shop)
      const gate = async () => {
        const { gates } = await judgeSupply(shop.container, supply_id)
        return gates.find((one) => one.gate === "gp_confirmation")
      }
      const word = (outcome: string) =>
        post("pharmacist", `cases/${case_id}/evidence`, {
          kind: "gp_confirmation",
          method: "letter",
          outcome,
        })
      expect(await gate()).toMatchObject({ open: false })
      await word("no_answer")
      expect(await gate()).toMatchObject({ open: false })
      expect((await word("satisfactory")).status).toBe(200)
      expect(await gate()).toMatchObject({ open: true, reason: "Confirmed" })
      await word("concerns")
      expect(await gate()).toMatchObject({
        open: false,
        reason: "The GP has concerns",
      })
      await setPolicy("pharmacist", { requirements: [] })
      expect(await gate()).toMatchObject({ open: true, reason: "Not needed" })
    })

    it("refuses a prescriber outside their scope, or with a lapsed check or indemnity", async () => {
      const id = await queuedCase(shop)
      await post("prescriber", `cases/${id}/claim`)
      await openSections(shop, staff.prescriber, id)
      const service = shop.container.resolve<StaffModuleService>(STAFF_MODULE)
      const [profile] = await service.listStaffProfiles({ role: "prescriber" })
      const { id: staff_id, ...good } = must(profile)
      const attempts = [
        [{ scope: { handles: ["acne"] } }, "outside_scope"],
        [{ register_checked_on: "2001-01-01" }, "registration_lapsed"],
        [{ register_checked_on: null }, "registration_lapsed"],
        [{ indemnity_expires_on: "2001-01-01" }, "registration_lapsed"],
      ] as const
      const change = async (columns: object) => {
        await service.updateStaffProfiles({ id: staff_id, ...columns })
        // What a request sees of a profile may be five seconds old.
        service["cache"].clear()
      }
      for (const [columns, code] of attempts) {
        await change(columns)
        const refused = await post("prescriber", `cases/${id}/approve`, {
          ...justified,
        })
        expect([refused.status, refused.body["code"]]).toEqual([403, code])
        await change({
          scope: good.scope,
          register_checked_on: good.register_checked_on,
          indemnity_expires_on: good.indemnity_expires_on,
        })
      }
      const approved = await post(
        "prescriber",
        `cases/${id}/approve`,
        justified
      )
      expect(approved.body["case"].state).toBe("awaiting_signature")
    })
  },
})
