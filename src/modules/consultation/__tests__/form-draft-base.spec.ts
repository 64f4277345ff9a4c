import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { closeVaults } from "../../../shared/encryption/vault"
import { vault } from "../../../shared/testing/vault"
import { CONSULTATION_MODULE } from ".."
import type ConsultationModuleService from "../service"
import { ada, ben, cleo, draftsOf } from "../testing/drafts"
import { smallForm, smallFormCases } from "../testing/small-form"

jest.setTimeout(60_000)

moduleIntegrationTestRunner<ConsultationModuleService>({
  moduleName: CONSULTATION_MODULE,
  resolve: "./src/modules/consultation",
  moduleOptions: { vault },
  testSuite: ({ service }) => {
    afterAll(() => closeVaults())

    const { inReview, publish } = draftsOf(service)
    /** What a script publishes while people write. */
    const publishBeside = (intro: string) =>
      service.publishFormVersion({
        definition: { ...smallForm, intro },
        golden_cases: smallFormCases,
        actor: { type: "system", id: "script" },
      })

    it("publishes over no version that its people haven't seen", async () => {
      const { id, form_id } = await inReview()
      await publishBeside("By a script.")
      await expect(publish(id)).rejects.toMatchObject({ code: "stale_base" })
      expect(await service.listFormVersions({ form_id })).toHaveLength(1)
      await service.sendDraftBack({ id, person: cleo, note: "Look again." })
      await expect(
        service.submitDraft({ id, person: ada, change_note: "Again." })
      ).rejects.toMatchObject({ code: "stale_base" })
      const base = (base_version: number) =>
        service.saveDraft({ id, revision: 2, person: ben, base_version })
      await expect(base(2)).rejects.toMatchObject({ code: "stale_base" })
      const before = await service.getDraft(id)
      expect(before).toMatchObject({ base_version: null, latest_version: 1 })
      const based = await base(1)
      expect(based).toMatchObject({ base_version: 1, revision: 3 })
      expect(based.definition).toEqual(before.definition)
      expect(based.editors.map(({ name }) => name)).toContain("Ben Editor")
      await service.submitDraft({ id, person: ada, change_note: "Again." })
      expect((await publish(id)).version).toBe(2)
    })

    it("publishes once when a script does at the same time", async () => {
      const { id, form_id } = await inReview()
      const both = await Promise.allSettled([
        publish(id),
        publishBeside("By a script."),
      ])
      const versions = await service.listFormVersions({ form_id })
      const [ours, script] = both.map((one) =>
        one.status === "fulfilled"
          ? "done"
          : (one.reason as { code: string }).code
      )
      expect(script).toBe("done")
      expect(["done", "stale_base"]).toContain(ours)
      // Refused, or published before the script, which saw it and went on.
      expect(versions).toHaveLength(ours === "done" ? 2 : 1)
    })
  },
})
