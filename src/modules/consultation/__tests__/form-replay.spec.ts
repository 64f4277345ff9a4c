import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { clock } from "../../../shared/clock"
import { closeVaults, getVault } from "../../../shared/encryption/vault"
import { hashToken } from "../../../shared/ids"
import { vault } from "../../../shared/testing/vault"
import { CONSULTATION_MODULE } from ".."
import type ConsultationModuleService from "../service"
import { ada, cleo, draftsOf } from "../testing/drafts"
import { passing, smallForm } from "../testing/small-form"

jest.setTimeout(60_000)

const DAY = 24 * 60 * 60 * 1_000

moduleIntegrationTestRunner<ConsultationModuleService>({
  moduleName: CONSULTATION_MODULE,
  resolve: "./src/modules/consultation",
  moduleOptions: { vault },
  testSuite: ({ service }) => {
    afterAll(() => closeVaults())
    afterEach(() => clock.setOffset(0))

    const { key: formKey } = smallForm
    const { inReview, publish } = draftsOf(service)
    /** One at ease and one smoker in five and ten minutes, one denied, one not finished. */
    async function withConsultations() {
      const review = await inReview()
      const version = await publish(review.id)
      await consult(5, passing)
      await consult(10, { ...passing, smoking: "daily", cigarettes: 15 })
      await consult(null, { chest_pain: "yes" })
      await consult(null, { chest_pain: "no" })
      const draft = await service.openDraft({
        form_id: review.form_id,
        person: ada,
      })
      return { version, draft }
    }
    async function consult(
      minutes: number | null,
      answers: Record<string, unknown>
    ) {
      const holder = { token_hash: hashToken("the guest's token") }
      const { consultation } = await service.startConsultation({
        form_key: formKey,
        category: { handle: formKey, name: "Small" },
        product: null,
        ...holder,
        customer_id: null,
        patient_id: null,
      })
      const consultation_id = consultation.id
      await service.saveAnswers({
        consultation_id,
        holder,
        answers: Object.entries(answers).map(([question, value]) => ({
          question,
          value,
        })),
      })
      if (minutes !== null) {
        clock.setOffset(minutes * 60_000)
        await service.submit({ consultation_id, holder })
        clock.setOffset(0)
      }
    }

    it("replays a draft over consultations as of when they were handed in", async () => {
      const { version, draft } = await withConsultations()
      const stricter = {
        ...smallForm,
        rules: smallForm.rules.map((rule) =>
          rule.id === "heavy_smoker"
            ? { ...rule, when: Object.assign({}, rule.when, { value: 10 }) }
            : rule
        ),
      }
      await service.saveDraft({
        id: draft.id,
        revision: draft.revision,
        person: ada,
        definition: stricter,
      })
      const replay = () =>
        service.replayDraft({ id: draft.id, limit: 500, actor: cleo.actor })
      clock.setOffset(400 * DAY)
      const { replayed, changed } = await replay()
      expect(replayed).toBe(3)
      expect(changed).toEqual([
        {
          consultation_id: expect.stringMatching(/^con_/),
          reference: expect.stringMatching(/^CON-/),
          submitted_at: expect.any(Date),
          before: "continue",
          after: "needs_review",
          rules_added: ["heavy_smoker"],
          rules_removed: [],
        },
      ])
      expect(
        (await service.listOutboxes({ topic: "form.draft_replayed" })).map(
          ({ payload }) => payload["details"]
        )
      ).toEqual([
        { form: formKey, revision: draft.revision + 1, consultations: 3 },
      ])
      await getVault(vault).destroy(
        `consultation:${changed[0]?.consultation_id ?? ""}`
      )
      expect(await replay()).toEqual({ replayed: 2, changed: [] })
      expect((await service.loadForm(version.id)).version).toBe(1)
    })

    it("counts submissions and the median minutes to one", async () => {
      const { draft } = await withConsultations()
      const { rows, count } = await service.overviewForms({
        q: "SMALL",
        limit: 10,
        offset: 0,
      })
      expect(count).toBe(1)
      expect(rows).toMatchObject([
        {
          key: formKey,
          version: 1,
          draft_id: draft.id,
          draft_state: "editing",
          submitted_30_days: 2,
          median_minutes: expect.closeTo(7.5, 1),
        },
      ])
      clock.setOffset(60 * DAY)
      const { form, versions } = await service.overviewForm(draft.form_id)
      expect(form).toMatchObject({ submitted_30_days: 0 })
      expect(form.median_minutes).toBeCloseTo(7.5, 1)
      expect(versions).toMatchObject([{ number: 1, consultations: 4 }])
      clock.setOffset(120 * DAY)
      const later = await service.overviewForm(draft.form_id)
      expect(later.form.median_minutes).toBeNull()
      const none = { q: "no such form", limit: 10, offset: 0 }
      expect(await service.overviewForms(none)).toEqual({ rows: [], count: 0 })
    })
  },
})
