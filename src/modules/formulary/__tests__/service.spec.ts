import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { FORMULARY_MODULE } from ".."
import type { Actor } from "../../../shared/actor"
import type { EvidencePolicy } from "../../../shared/evidence-policy"
import type { CategoryInput } from "../domain/item-input"
import type { LimitInput } from "../domain/limit-input"
import type FormularyModuleService from "../service"
import type { NewItem } from "../service"

jest.setTimeout(60_000)

const now = new Date("2026-11-21T09:00:00Z")
const pharmacist: Actor = { type: "staff", id: "user_1", role: "pharmacist" }
const administrator: Actor = { ...pharmacist, role: "administrator" }
const item: NewItem = {
  variant_id: "variant_1",
  product_id: "prod_1",
  legal_class: "POM",
  category_id: "ccat_1",
  ingredient: "finasteride",
  strength: "1 mg",
  form: "Tablet",
  pack_size: "28 tablets",
  dmd_vmp: null,
  dmd_vmpp: null,
  dmd_amp: null,
  dmd_ampp: null,
  dmd_verified: false,
  dmd_note: null,
  dmd_exemption_note: null,
  gtin: null,
  default_dose: null,
  default_directions: null,
  cold_chain: false,
  signature_required: false,
  consultation: "required",
  max_quantity_per_order: 1,
  max_quantity_per_period: 12,
  period_days: 365,
  grace_months: 1,
  gp_letter_wording: null,
  indication: null,
  controlled_schedule: null,
  sellable: true,
  weight_grams: 40,
}

moduleIntegrationTestRunner<FormularyModuleService>({
  moduleName: FORMULARY_MODULE,
  resolve: "./src/modules/formulary",
  testSuite: ({ service }) => {
    it("keeps plan options that have one price each, and audits a change of them (PAY-2)", async () => {
      const plan = {
        months: 3,
        monthly_price: 1500,
        discount_percent: null,
        on: true,
      }
      const made = await service.addItem(item, pharmacist, now)
      expect(made.plan_options).toEqual([])
      const change = { plan_options: [plan] }
      await service.changeItem(made.id, change, pharmacist, now)
      await service.changeItem(made.id, change, pharmacist, now)
      await expect(
        service.changeItem(
          made.id,
          { plan_options: [plan, plan] },
          pharmacist,
          now
        )
      ).rejects.toMatchObject({ code: "invalid_field" })
      const saved = await service.retrieveFormularyItem(made.id)
      expect(saved.plan_options).toEqual([plan])
      const audits = await service.listFormularyOutboxes({ kind: "audit" })
      expect(audits).toHaveLength(2)
    })

    it("keeps one item a variant and audits a change, not a repeat", async () => {
      const made = await service.addItem(item, pharmacist, now)
      await expect(
        service.addItem(item, pharmacist, now)
      ).rejects.toMatchObject({ code: "invalid_field" })
      const change = { max_quantity_per_order: 2 }
      const saved = await service.changeItem(made.id, change, pharmacist, now)
      expect(saved.max_quantity_per_order).toBe(2)
      await service.changeItem(made.id, change, pharmacist, now)
      const outbox = await service.listFormularyOutboxes({})
      expect(outbox.map(({ topic }) => topic)).toEqual([
        "formulary.item_added",
        "formulary.item_changed",
      ])
    })

    it("reads the amounts of a pack where nobody says them, and keeps what is said", async () => {
      const made = await service.addItem(item, pharmacist, now)
      expect(made).toMatchObject({ mg_per_unit: 1, units_per_pack: 28 })
      const said = await service.addItem(
        { ...item, variant_id: "variant_2", mg_per_unit: 0.5 },
        pharmacist,
        now
      )
      expect(said).toMatchObject({ mg_per_unit: 0.5, units_per_pack: 28 })
    })

    it("keeps limits by ingredient, set aside but never deleted, each change on record", async () => {
      const limit: LimitInput = {
        ingredient: " Codeine ",
        classes: ["P"],
        unit: "packs",
        per_sale: 1,
        per_window: null,
        window_days: null,
        max_units_per_pack: 32,
        exclusive_with: [],
        override_role: null,
        source: "MHRA",
        note: null,
        active: true,
      }
      const { id } = await service.saveLimit(
        { id: null, limit },
        pharmacist,
        now
      )
      expect(await service.limitsInForce()).toMatchObject([
        { id, ingredient: "codeine", per_sale: 1, classes: ["P"] },
      ])
      await service.saveLimit(
        { id, limit: { ...limit, active: false } },
        pharmacist,
        now
      )
      expect(await service.limitsInForce()).toEqual([])
      await expect(
        service.saveLimit(
          { id, limit: { ...limit, per_window: 3 } },
          pharmacist,
          now
        )
      ).rejects.toMatchObject({ code: "invalid_field" })
      const topics = (await service.listFormularyOutboxes({})).map(
        ({ topic }) => topic
      )
      expect(topics).toEqual([
        "formulary.limit_added",
        "formulary.limit_changed",
      ])
    })

    it("keeps no high-risk category without its evidence, no pause shorter than a month, and audits a change once", async () => {
      const proof = { methods: ["video_call"], max_age_days: 90 }
      const evidence_policy: EvidencePolicy = {
        requirements: [
          {
            any_of: [{ kind: "two_way_contact", ...proof }],
            when: "every",
            before: "approval",
          },
        ],
      }
      const category: CategoryInput = {
        handle: "weight",
        product_category_id: null,
        name: "Weight",
        summary: "Weight",
        treatments_note: null,
        rank: 0,
        form_key: "weight",
        risk_class: "high",
        repeat_window_days: 7,
        identity_recheck_months: 12,
        gp_letter_wait_hours: 0,
        minimum_interval_days: 0,
        plans_allowed: true,
        longest_gap_days: null,
        check_in: null,
        evidence_policy,
      }
      const none = { requirements: [] }
      await expect(
        service.saveCategory(
          { ...category, evidence_policy: none },
          pharmacist,
          now
        )
      ).rejects.toMatchObject({ code: "invalid_field" })
      const { id } = await service.saveCategory(category, pharmacist, now)
      await service.saveCategory(category, pharmacist, now)
      await expect(
        service.changeEvidencePolicy(id, none, pharmacist, now)
      ).rejects.toMatchObject({ code: "invalid_field" })
      const twice = evidence_policy.requirements.flatMap((one) => [one, one])
      for (let tries = 0; tries < 2; tries++) {
        await service.changeEvidencePolicy(
          id,
          { requirements: twice },
          pharmacist,
          now
        )
      }
      const check_in = {
        questions: ["weight" as const, "side_effects" as const],
        days_before: 7,
      }
      for (let tries = 0; tries < 2; tries++) {
        await service.changePlanPolicy(
          id,
          { plans_allowed: false, longest_gap_days: 63, check_in },
          pharmacist,
          now
        )
      }
      // What isn't said stays; what asks nothing that is known is refused.
      await service.changePlanPolicy(
        id,
        { plans_allowed: false, longest_gap_days: 63 },
        pharmacist,
        now
      )
      for (const wrong of [
        { questions: [], days_before: 7 },
        { questions: ["mood"], days_before: 7 },
        { questions: ["weight"], days_before: 0 },
      ]) {
        await expect(
          service.saveCategory(
            { ...category, check_in: wrong as typeof check_in },
            pharmacist,
            now
          )
        ).rejects.toMatchObject({ code: "invalid_field" })
      }
      await expect(
        service.changePlanPolicy(
          id,
          { plans_allowed: true, longest_gap_days: 30 },
          pharmacist,
          now
        )
      ).rejects.toMatchObject({ code: "invalid_field" })
      const kept = await service.retrieveClinicalCategory(id)
      expect(kept).toMatchObject({
        evidence_policy: { requirements: twice },
        plans_allowed: false,
        longest_gap_days: 63,
        check_in,
      })
      const outbox = await service.listFormularyOutboxes({})
      expect(outbox.map(({ topic }) => topic)).toEqual([
        "formulary.category_added",
        "formulary.category_changed",
        "formulary.category_changed",
      ])
    })

    it.each([
      ["sellable", { controlled_schedule: 3 }],
      ["consultation", { consultation: "none" as const }],
      ["dmd_vmp", { dmd_vmp: "317893004" }],
    ])(
      "refuses a change that makes %s wrong, and keeps the item",
      async (field, change) => {
        const made = await service.addItem(item, pharmacist, now)
        await expect(
          service.changeItem(made.id, change, pharmacist, now)
        ).rejects.toMatchObject({ message: expect.stringContaining(field) })
        const kept = await service.retrieveFormularyItem(made.id)
        expect(kept).toMatchObject({ ...item })
        expect(await service.listFormularyOutboxes({})).toHaveLength(1)
      }
    )

    it("lets only a pharmacist exempt an item from its dm+d ids, or say how and how much of it is supplied", async () => {
      const made = await service.addItem(item, administrator, now)
      const change = { dmd_exemption_note: "not in public sources" }
      await expect(
        service.changeItem(made.id, change, administrator, now)
      ).rejects.toMatchObject({ code: "role_required" })
      expect(
        await service.changeItem(made.id, change, pharmacist, now)
      ).toMatchObject({ dmd_exempted_by: "user_1", dmd_exempted_at: now })
      const ended = { dmd_exemption_note: null }
      expect(
        await service.changeItem(made.id, ended, administrator, now)
      ).toMatchObject({ dmd_exempted_by: null, dmd_exempted_at: null })
      for (const own of [
        { legal_class: "P" as const },
        { max_quantity_per_order: 3 },
      ]) {
        await expect(
          service.changeItem(made.id, own, administrator, now)
        ).rejects.toMatchObject({ code: "role_required" })
        expect(
          await service.changeItem(made.id, own, pharmacist, now)
        ).toMatchObject(own)
      }
    })
  },
})
