import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { closeVaults } from "../../../shared/encryption/vault"
import { vault } from "../../../shared/testing/vault"
import { CONSULTATION_MODULE } from ".."
import type ConsultationModuleService from "../service"
import { ada, ben, cleo, dan, draftsOf } from "../testing/drafts"
import { smallForm, smallFormCases } from "../testing/small-form"
import { createTriggers } from "../testing/triggers"

jest.setTimeout(60_000)

moduleIntegrationTestRunner<ConsultationModuleService>({
  moduleName: CONSULTATION_MODULE,
  resolve: "./src/modules/consultation",
  moduleOptions: { vault },
  testSuite: ({ service, dbConfig }) => {
    afterAll(() => closeVaults())

    beforeEach(() => createTriggers(dbConfig.clientUrl))

    const { key: formKey } = smallForm
    const { begin, written, inReview, publish } = draftsOf(service)
    const steps = async () =>
      (await service.listOutboxes({}, { order: { seq: "ASC" } })).map(
        ({ topic }) => topic
      )
    const stateOf = async (id: string) => {
      const draft = await service.getDraft(id)
      return { state: draft.state, revision: draft.revision }
    }
    const outcomes = (results: PromiseSettledResult<unknown>[]) =>
      results.map((one) =>
        one.status === "fulfilled"
          ? "done"
          : (one.reason as { code: string }).code
      )

    it("takes a form from its first word to its first version, each step on record", async () => {
      const draft = await inReview()
      expect(draft).toMatchObject({
        state: "in_review",
        revision: 2,
        base_version: null,
        form_key: formKey,
        submitted_by_name: "Ada Author",
        change_note: "First.",
        editors: [{ user_id: "user_ada", name: "Ada Author" }],
      })
      const version = await publish(draft.id)
      expect(version).toMatchObject({ key: formKey, version: 1 })
      const stored = await service.retrieveFormVersion(version.id)
      expect(stored).toMatchObject({
        published_by: "user_cleo",
        published_by_name: "Cleo Reader",
        change_note: "First.",
        golden_cases: smallFormCases,
      })
      expect((await service.currentForm(formKey)).version).toBe(1)
      expect(await steps()).toEqual([
        "form.draft_started",
        "form.draft_edited",
        "form.draft_submitted",
        "form.version_published",
        "form.draft_published",
      ])
      const rows = await service.listOutboxes({})
      expect(JSON.stringify(rows)).not.toMatch(/Ada|Cleo|First\.|chest/)
    })

    it("never changes a published version's golden cases, nor a closed draft", async () => {
      const { id } = await inReview()
      const version = await publish(id)
      await expect(
        service.updateFormVersions({ id: version.id, golden_cases: [] })
      ).rejects.toThrow("never changed")
      await expect(
        service.updateFormDrafts({ id, change_note: "Other." })
      ).rejects.toThrow("never changed")
      const next = await service.openDraft({
        form_id: (await service.getDraft(id)).form_id,
        person: ben,
      })
      await expect(service.deleteFormDrafts(next.id)).rejects.toThrow(
        "never changed"
      )
    })

    it("keeps whoever had a hand in it from publishing", async () => {
      const first = await written()
      const second = await service.saveDraft({
        id: first.id,
        revision: first.revision,
        person: ben,
        definition: { ...smallForm, intro: "Another intro." },
      })
      expect(second.editors.map(({ name }) => name)).toEqual([
        "Ada Author",
        "Ben Editor",
      ])
      await service.submitDraft({
        id: first.id,
        person: dan,
        change_note: "Together.",
      })
      for (const person of [ada, ben, dan]) {
        await expect(publish(first.id, person)).rejects.toMatchObject({
          code: "second_person_required",
        })
      }
      expect(await stateOf(first.id)).toEqual({
        state: "in_review",
        revision: 3,
      })
      await publish(first.id)
    })

    it("refuses each wrong step by its own name and changes nothing", async () => {
      const draft = await written()
      const { id } = draft
      const save = (revision: number) =>
        service.saveDraft({ id, revision, person: ben, definition: {} })
      let current = await service.getDraft(id)
      const refused = async (step: Promise<unknown>, code: string) => {
        await expect(step).rejects.toMatchObject({ code })
        expect(await service.getDraft(id)).toEqual(current)
      }
      await refused(save(1), "stale_revision")
      await refused(publish(id), "review_required")
      await refused(
        service.sendDraftBack({ id, person: cleo, note: "?" }),
        "review_required"
      )
      await refused(begin(), "already_exists")
      await refused(
        service.openDraft({ form_id: draft.form_id, person: ben }),
        "draft_open"
      )
      current = await service.submitDraft({
        id,
        person: ada,
        change_note: "First.",
      })
      await refused(save(2), "draft_in_review")
      await refused(
        service.importIntoDraft({ id, person: ben, definition: {} }),
        "draft_in_review"
      )
      await refused(
        service.publishDraft({ id, person: cleo, revision: 1 }),
        "stale_revision"
      )
      await publish(id)
      current = await service.getDraft(id)
      for (const step of [
        () => save(2),
        () => publish(id, dan),
        () => service.sendDraftBack({ id, person: cleo, note: "?" }),
        () => service.discardDraft({ id, person: cleo }),
      ]) {
        await refused(step(), "draft_closed")
      }
      await expect(service.getDraft("fdr_none")).rejects.toMatchObject({
        code: "not_found",
      })
    })

    it("goes back to its authors with a note and comes again", async () => {
      const { id } = await inReview()
      const back = await service.sendDraftBack({
        id,
        person: cleo,
        note: "Ask about asthma.",
      })
      expect(back).toMatchObject({
        state: "editing",
        review_note: "Ask about asthma.",
        submitted_at: null,
      })
      const again = await service.submitDraft({
        id,
        person: ada,
        change_note: "Asked.",
      })
      expect(again).toMatchObject({ state: "in_review", review_note: null })
      await service.discardDraft({ id, person: ada })
      expect(await stateOf(id)).toMatchObject({ state: "discarded" })
      const next = await service.openDraft({
        form_id: again.form_id,
        person: ben,
      })
      expect(next).toMatchObject({ state: "editing", revision: 1 })
    })

    it("lists what keeps an unfinished form back, with the place of each", async () => {
      const { id } = await begin()
      const submit = () =>
        service.submitDraft({ id, person: ada, change_note: "Early." })
      await expect(submit()).rejects.toMatchObject({
        code: "not_publishable",
        message: expect.stringContaining("ask about current medicines"),
      })
      await service.saveDraft({
        id,
        revision: 1,
        person: ada,
        golden_cases: smallFormCases,
        definition: {
          ...smallForm,
          key: "another-form",
          conditions: {
            a: { condition: "b" },
            b: { condition: "a" },
            takes_medicines: {
              question: "medicines",
              operator: "contains",
              value: "statin",
            },
          },
        },
      })
      await expect(submit()).rejects.toMatchObject({
        message: expect.stringMatching(
          /key: has to stay small-form; .*a → b → a|b → a → b/
        ),
      })
      expect(await stateOf(id)).toMatchObject({ state: "editing" })
    })

    it("asks of every publisher what golden cases have to prove", async () => {
      const publish = (golden_cases: unknown[]) =>
        service.publishFormVersion({
          definition: smallForm,
          golden_cases,
          actor: { type: "system", id: "seed" },
        })
      const without = (id: string) =>
        smallFormCases.filter((golden) => golden.id !== id)
      await expect(publish(without("heavy"))).rejects.toMatchObject({
        code: "not_publishable",
        message: expect.stringMatching(/rules\[3\] \(heavy_smoker\): applies/),
      })
      await expect(publish(without("just_adult"))).rejects.toThrow(
        "rules[1] (young): no golden case notices"
      )
      const draft = await written()
      await service.saveDraft({
        id: draft.id,
        revision: draft.revision,
        person: ada,
        golden_cases: without("nothing").map((golden) => ({
          ...golden,
          expect: { ...golden.expect, rules: [] },
        })),
      })
      await expect(
        service.submitDraft({ id: draft.id, person: ada, change_note: "Odd." })
      ).rejects.toThrow("expects cannot_continue by no rule, but gives")
      expect(await service.listFormVersions({})).toEqual([])
    })

    it("saves the same content once, and one of two people who save at once", async () => {
      const draft = await written()
      const save = (intro: string, who = ada) =>
        service.saveDraft({
          id: draft.id,
          revision: draft.revision,
          person: who,
          definition: { ...smallForm, intro },
        })
      expect((await save(smallForm.intro)).revision).toBe(draft.revision)
      const both = await Promise.allSettled([
        save("Ada's."),
        save("Ben's.", ben),
      ])
      expect(outcomes(both).sort()).toEqual(["done", "stale_revision"])
      expect(await stateOf(draft.id)).toMatchObject({
        revision: draft.revision + 1,
      })
    })

    it("publishes once when two people do at once, and opens one draft", async () => {
      const { id, form_id } = await inReview()
      const published = await Promise.allSettled(
        [cleo, dan].map((who) => publish(id, who))
      )
      expect(outcomes(published).sort()).toEqual(["done", "draft_closed"])
      expect(await service.listFormVersions({ form_id })).toHaveLength(1)
      const opened = await Promise.allSettled(
        [ada, ben].map((who) => service.openDraft({ form_id, person: who }))
      )
      expect(outcomes(opened).sort()).toEqual(["done", "draft_open"])
    })

    it("begins with the version that is asked for", async () => {
      const { id, form_id } = await inReview()
      await publish(id)
      const second = await service.openDraft({ form_id, person: ada })
      expect(second).toMatchObject({
        base_version: 1,
        definition: { intro: smallForm.intro },
        golden_cases: smallFormCases,
      })
      await service.saveDraft({
        id: second.id,
        revision: 1,
        person: ada,
        definition: { ...smallForm, intro: "The second." },
      })
      await service.submitDraft({
        id: second.id,
        person: ada,
        change_note: "Intro.",
      })
      await publish(second.id)
      await expect(
        service.openDraft({ form_id, from_version: 3, person: ada })
      ).rejects.toMatchObject({ code: "not_found" })
      const old = await service.openDraft({
        form_id,
        from_version: 1,
        person: ada,
      })
      expect(old).toMatchObject({
        base_version: 1,
        definition: { intro: smallForm.intro },
      })
    })
  },
})
