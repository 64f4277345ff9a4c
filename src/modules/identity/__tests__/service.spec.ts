import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { IDENTITY_MODULE } from ".."
import { partnerActor, systemActor } from "../../../shared/actor"
import { closeVaults } from "../../../shared/encryption/vault"
import { FOLLOW_UPS } from "../../../shared/follow-ups"
import type IdentityModuleService from "../service"
import { now, options, wanted } from "../testing/checks"

jest.setTimeout(60_000)

const actor = partnerActor("lexisnexis")
const passed = {
  subject_index: "s1",
  outcome: "passed",
  provider_reference: "IDU1",
  score: 100,
  scorecard: "S",
  services: ["address", "dob"] as string[],
  continuation: { id: "IDU1", ikey: "secret-ikey" },
} as const

moduleIntegrationTestRunner<IdentityModuleService>({
  moduleName: IDENTITY_MODULE,
  resolve: "./src/modules/identity",
  moduleOptions: options,
  testSuite: ({ service }) => {
    afterAll(() => closeVaults())

    it("makes one check and one call for cases that come together", async () => {
      const made = await Promise.all([
        service.ensureCheck(wanted, now),
        service.ensureCheck({ ...wanted, case_id: "case_2" }, now),
      ])
      expect(new Set(made.map(({ id }) => id)).size).toBe(1)
      expect(made[0]).toMatchObject({
        provider: "lexisnexis",
        state: "created",
        reference: expect.stringMatching(/^IDV-/),
      })
      const calls = await service.listIdentityOutboxes({ kind: "call" })
      expect(calls).toHaveLength(1)
      expect(calls[0]).toMatchObject({ topic: "lexisnexis.check" })
      const other = { ...wanted, subject_index: "s2" }
      const second = await service.ensureCheck(other, now)
      expect(second.id).not.toBe(made[0].id)
    })

    it("keeps the first answer with what follows, and its key encrypted", async () => {
      const { id } = await service.ensureCheck(wanted, now)
      expect((await service.beginSend(id, "s1", now)).kind).toBe("send")
      await service.recordAnswer(id, passed, actor, now)
      const failed = { ...passed, outcome: "failed" } as const
      const kept = await service.recordAnswer(id, failed, actor, now)
      expect(kept).toMatchObject({ state: "passed", outcome: "passed" })
      expect((await service.beginSend(id, "s1", now)).kind).toBe("concluded")
      const all = [
        await service.listIdentityChecks({}),
        await service.listIdentityOutboxes({}),
        await service.listIdentityCheckEvents({}),
      ]
      expect(JSON.stringify(all)).not.toContain("secret-ikey")
      const follow = await service.listIdentityOutboxes({ kind: "follow_up" })
      expect(follow).toHaveLength(1)
      expect(follow[0]).toMatchObject({
        topic: FOLLOW_UPS.IDENTITY_CONCLUDED,
        payload: { identity_check_id: id },
      })
      const events = await service.listIdentityCheckEvents({})
      expect(events.map(({ event }) => event).sort()).toEqual(["pass", "send"])
    })

    it("repeats a lost request once by itself, then for a person only", async () => {
      const { id } = await service.ensureCheck(wanted, now)
      const turns = []
      for (let n = 0; n < 5; n += 1) {
        turns.push((await service.beginSend(id, "s1", now)).kind)
      }
      expect(turns).toEqual(["send", "send", "held", "send", "held"])
    })

    it("counts nothing that certainly had no effect", async () => {
      const { id } = await service.ensureCheck(wanted, now)
      for (let n = 0; n < 4; n += 1) {
        expect((await service.beginSend(id, "s1", now)).kind).toBe("send")
        await service.noEffect(id)
      }
    })

    it("takes proofs of other data back, and refuses what the table lacks", async () => {
      const { id } = await service.ensureCheck(wanted, now)
      await service.beginSend(id, "s1", now)
      await service.recordAnswer(id, passed, actor, now)
      await service.invalidateForChange("pat_1", "s1", actor, now)
      expect((await service.retrieveIdentityCheck(id)).state).toBe("passed")
      await service.invalidateForChange("pat_1", "s2", actor, now)
      expect((await service.retrieveIdentityCheck(id)).state).toBe("invalid")
      await expect(
        service.transition(id, "verify", { actor: systemActor("test") }, now)
      ).rejects.toMatchObject({ code: "transition_not_allowed" })
    })

    it("asks about nobody else than the check was written for", async () => {
      const { id } = await service.ensureCheck(wanted, now)
      const turn = await service.beginSend(id, "s2", now)
      expect(turn).toMatchObject({
        kind: "concluded",
        check: { state: "invalid", unanswered: 0 },
      })
      // Back to the first data: what was given up stays so, another is made.
      expect((await service.beginSend(id, "s1", now)).kind).toBe("concluded")
      await service.recordAnswer(id, passed, actor, now)
      expect(await service.retrieveIdentityCheck(id)).toMatchObject({
        state: "invalid",
        outcome: null,
      })
      const again = await service.ensureCheck(wanted, now)
      expect(again.id).not.toBe(id)
      // Durable: whoever waits hears that this check tells nothing.
      expect(
        await service.listIdentityOutboxes({ kind: "follow_up" })
      ).toMatchObject([
        {
          topic: FOLLOW_UPS.IDENTITY_CONCLUDED,
          payload: { identity_check_id: id },
        },
      ])
    })

    it("keeps about whom it was answered", async () => {
      const { id } = await service.ensureCheck(wanted, now)
      await service.beginSend(id, "s1", now)
      const kept = await service.recordAnswer(id, passed, actor, now)
      expect(kept).toMatchObject({ answered_index: "s1", state: "passed" })
    })

    it("keeps a death record that arrives after the data changed", async () => {
      const { id } = await service.ensureCheck(wanted, now)
      await service.beginSend(id, "s1", now)
      await service.beginSend(id, "s2", now)
      const answer = { ...passed, outcome: "deceased" } as const
      const kept = await service.recordAnswer(id, answer, actor, now)
      expect(kept).toMatchObject({ state: "deceased", deceased: true })
    })

    it("asks the configured provider", async () => {
      const person = {
        first_name: "A",
        last_name: "B",
        sex: "female",
        date_of_birth: "1990-07-04",
        home_address: { address_1: "1", city: "Leeds", postcode: "LS1 4BT" },
      } as const
      const asked = service.ask("lexisnexis", { reference: "IDV-1", person })
      await expect(asked).rejects.toMatchObject({
        partner: "lexisnexis",
        sent: false,
      })
    })
  },
})
