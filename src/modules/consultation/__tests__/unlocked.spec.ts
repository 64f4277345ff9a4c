import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { clock } from "../../../shared/clock"
import { closeVaults } from "../../../shared/encryption/vault"
import { hashToken } from "../../../shared/ids"
import { vault } from "../../../shared/testing/vault"
import { CONSULTATION_MODULE } from ".."
import type ConsultationModuleService from "../service"
import { smallForm } from "../testing/small-form"

jest.setTimeout(60_000)

const holder = { token_hash: hashToken("the guest's token") }
const WAIT_MS = 3_000

moduleIntegrationTestRunner<ConsultationModuleService>({
  moduleName: CONSULTATION_MODULE,
  resolve: "./src/modules/consultation",
  moduleOptions: { vault },
  testSuite: ({ service, MikroOrmWrapper }) => {
    afterAll(() => closeVaults())

    async function begin() {
      const form = await service.createForms({ key: "small", title: "A form" })
      await service.createFormVersions({
        form_id: form.id,
        version: 1,
        definition: smallForm,
        content_hash: "small",
        published_at: clock.now(),
        published_by: "test",
      })
      const { consultation } = await service.startConsultation({
        form_key: "small",
        category: { handle: "small-form", name: "Small" },
        product: null,
        ...holder,
        customer_id: null,
        patient_id: null,
      })
      return consultation.id
    }
    const save = (consultation_id: string, value: string, keys = {}) =>
      service.saveAnswers({
        consultation_id,
        holder,
        answers: [{ question: "smoking", value }],
        ...keys,
      })
    const tape = async (consultation_id: string) =>
      (await service.listAnswerEvents({ consultation_id })).length

    it("saves a usual answer without a lock on the consultation", async () => {
      const id = await begin()
      await MikroOrmWrapper.forkManager().transactional(async (manager) => {
        // Lets a change pass that leaves the key alone, but nobody's lock.
        await manager.execute(
          "select 1 from consultation where id = ? for key share",
          [id]
        )
        const saved = await Promise.race([
          save(id, "never"),
          new Promise((resolve) => setTimeout(resolve, WAIT_MS)),
        ])
        expect(saved).toMatchObject({ accepted: true })
      })
      expect(await tape(id)).toBe(1)
    })

    it("writes an answer once, however often it is sent at once", async () => {
      const id = await begin()
      const sent = Array.from({ length: 10 }, () =>
        save(id, "never", { client_key: "the-same-key" })
      )
      for (const { accepted } of await Promise.all(sent)) {
        expect(accepted).toBe(true)
      }
      expect(await tape(id)).toBe(1)
    })

    it("writes nothing of an answer that a claim has overtaken", async () => {
      const id = await begin()
      const manager = MikroOrmWrapper.forkManager()
      let saving: Promise<unknown> | undefined
      await manager.transactional(async (claim) => {
        await claim.execute(
          "update consultation set customer_id = 'cus_other' where id = ?",
          [id]
        )
        saving = save(id, "never")
        saving.catch(() => undefined)
        await new Promise((resolve) => setTimeout(resolve, 500))
      })
      await expect(saving).rejects.toMatchObject({ type: "not_found" })
      expect(await tape(id)).toBe(0)
    })
  },
})
