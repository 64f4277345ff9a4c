import assert from "node:assert"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { closeVaults, getVault } from "../../../shared/encryption/vault"
import { FOLLOW_UPS } from "../../../shared/follow-ups"
import { rowsOf } from "../../../shared/testing/rows"
import { vault } from "../../../shared/testing/vault"
import { PARTNER_GATEWAY_MODULE } from ".."
import type PartnerGatewayModuleService from "../service"

jest.setTimeout(60_000)

const now = new Date("2026-11-21T09:00:00Z")
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const intent = (reference: string) => ({
  partner: "carrier",
  operation: "book",
  reference,
  subject_type: "supply",
  subject_id: "sup_1",
  case_id: "case_1",
})

async function takeOne(service: PartnerGatewayModuleService, at: Date) {
  const [call] = await service.takeDue(at, 1)
  assert(call)
  return call
}

moduleIntegrationTestRunner<PartnerGatewayModuleService>({
  moduleName: PARTNER_GATEWAY_MODULE,
  resolve: "./src/modules/partner-gateway",
  moduleOptions: { vault },
  testSuite: ({ service, dbConfig }) => {
    afterAll(() => closeVaults())

    it("writes a call once, gives it to one sender, and keeps a success", async () => {
      await service.enqueue([intent("PAR-1"), intent("PAR-1")], now)
      await service.enqueue([intent("PAR-1")], now)
      expect(await service.hasWork(later(-1))).toBe(false)
      expect(await service.hasWork(now)).toBe(true)
      const taken = await Promise.all([
        service.takeDue(now, 10),
        service.takeDue(now, 10),
      ])
      expect(taken.flat()).toHaveLength(1)
      const [call] = taken.flat()
      assert(call)
      expect(call).toMatchObject({ attempts: 1, reference: "PAR-1" })
      expect(await service.hasWork(later(60))).toBe(false)

      const outcome = { kind: "done", result: { tracking: "T1" } } as const
      expect(await service.recordOutcome(call.id, outcome, now)).toBe("done")
      // A second answer to the same try changes nothing.
      expect(
        await service.recordOutcome(
          call.id,
          { kind: "refused", error: "" },
          now
        )
      ).toBe("done")
      const outbox = await service.listOutboxes({})
      expect(outbox.map((row) => row.topic)).toEqual([FOLLOW_UPS.CALL_DONE])
    })

    it("starts nothing for a result that its sender applied, unless its case was told of a try before", async () => {
      const done = { kind: "done", result: {}, applied: true } as const
      await service.enqueue([intent("PAR-A")], now)
      const first = await takeOne(service, now)
      await service.recordOutcome(first.id, done, now)
      const stored = await service.retrieveOutboundCall(first.id)
      expect(stored).toMatchObject({ state: "done", applied_at: now })
      expect(await service.listOutboxes({})).toEqual([])

      await service.enqueue([intent("PAR-B")], now)
      const tried = await takeOne(service, now)
      const down = { kind: "retry", error: "down" } as const
      await service.recordOutcome(tried.id, down, now)
      const again = await takeOne(service, later(5))
      await service.recordOutcome(again.id, done, later(5))
      const topics = (await service.listOutboxes({})).map(({ topic }) => topic)
      expect(topics).toEqual([FOLLOW_UPS.CALL_FAILED, FOLLOW_UPS.CALL_DONE])
    })

    it("follows the schedule 5 min, 30 min, 2 h, then is flagged and goes on hourly", async () => {
      await service.enqueue([intent("PAR-2")], now)
      let at = now
      const waits: number[] = []
      for (let attempt = 0; attempt < 5; attempt += 1) {
        const call = await takeOne(service, at)
        await service.recordOutcome(
          call.id,
          { kind: "retry", error: "down" },
          at
        )
        const stored = await service.retrieveOutboundCall(call.id)
        waits.push((stored.due_at.getTime() - at.getTime()) / 60_000)
        expect(await service.takeDue(at, 1)).toHaveLength(0)
        expect(stored.flagged_at !== null).toBe(attempt >= 3)
        at = stored.due_at
      }
      expect(waits).toEqual([5, 30, 120, 60, 60])
    })

    it("takes a dead sender's call for unknown and never sends it blindly", async () => {
      await service.enqueue([intent("PAR-3")], now)
      const call = await takeOne(service, now)
      expect(await service.expireLeases(now)).toBe(0)
      await service.abandonLeases(now)
      expect(await service.expireLeases(now)).toBe(1)
      expect(await service.takeDue(later(600), 10)).toHaveLength(0)
      const [unknown] = await service.takeUnknown(now, 1)
      expect(unknown?.id).toBe(call.id)
      expect(await service.takeUnknown(now, 1)).toHaveLength(0)

      expect(await service.recordLookUp(call.id, { kind: "hold" }, now)).toBe(
        "manual"
      )
      expect(await service.takeDue(later(6_000), 10)).toHaveLength(0)
      const actor = { type: "staff", id: "user_1" } as const
      expect(
        await service.decide(
          { call_id: call.id, event: "mark_done", actor, note: "seen there" },
          now
        )
      ).toBe("done")
      const audited = await service.listOutboxes({ kind: "audit" })
      expect(audited.map((row) => row.topic)).toContain(
        "partner_call.mark_done"
      )
    })

    it("sends again only after the partner says it has nothing", async () => {
      await service.enqueue([intent("PAR-4")], now)
      const call = await takeOne(service, now)
      await service.recordOutcome(
        call.id,
        { kind: "unknown", error: "reset" },
        now
      )
      await service.takeUnknown(now, 1)
      await service.recordLookUp(
        call.id,
        { kind: "unavailable", error: "down" },
        now
      )
      expect(await service.takeUnknown(now, 1)).toHaveLength(0)
      expect(await service.takeUnknown(later(31), 1)).toHaveLength(1)
      expect(
        await service.recordLookUp(call.id, { kind: "not_found" }, later(31))
      ).toBe("pending")
      expect(await service.takeDue(later(36), 1)).toHaveLength(1)
    })

    it("asks a partner that has nothing again once at once, then ever more seldom", async () => {
      await service.enqueue([intent("PAR-8")], now)
      let at = now
      const waits: number[] = []
      for (let attempt = 0; attempt < 6; attempt += 1) {
        const call = await takeOne(service, at)
        const lost = { kind: "unknown", error: "502" } as const
        await service.recordOutcome(call.id, lost, at)
        await service.takeUnknown(at, 1)
        await service.recordLookUp(call.id, { kind: "not_found" }, at)
        const { due_at, flagged_at } = await service.retrieveOutboundCall(
          call.id
        )
        waits.push((due_at.getTime() - at.getTime()) / 60_000)
        expect(flagged_at !== null).toBe(attempt >= 4)
        at = due_at
      }
      expect(waits).toEqual([0, 5, 30, 120, 60, 60])
    })

    it("sends again at once where the look-up itself has waited", async () => {
      await service.enqueue([intent("PAR-9")], now)
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const call = await takeOne(service, now)
        const lost = { kind: "unknown", error: "502" } as const
        await service.recordOutcome(call.id, lost, now)
        const none = { kind: "not_found", waited: true } as const
        await service.recordLookUp(call.id, none, now)
      }
      expect(await service.takeDue(now, 1)).toHaveLength(1)
    })

    it("tells of a call whose answer is lost or that is cancelled, too", async () => {
      const told = async () =>
        (await service.listOutboxes({}, { order: { seq: "ASC" } }))
          .filter(({ kind }) => kind === "follow_up")
          .map(({ topic }) => topic)
      await service.enqueue([intent("PAR-10")], now)
      const call = await takeOne(service, now)
      await service.abandonLeases(now)
      await service.expireLeases(now)
      expect(await told()).toEqual([FOLLOW_UPS.CALL_FAILED])
      await service.recordLookUp(call.id, { kind: "hold" }, now)
      expect(await service.cancelUnsent("supply", "sup_1")).toEqual([call.id])
      expect(await told()).toEqual(Array(3).fill(FOLLOW_UPS.CALL_FAILED))
    })

    it("counts a success that comes after the lease", async () => {
      await service.enqueue([intent("PAR-5")], now)
      const call = await takeOne(service, now)
      await service.abandonLeases(now)
      await service.expireLeases(now)
      expect(
        await service.recordOutcome(call.id, { kind: "done", result: {} }, now)
      ).toBe("done")
    })

    it("cancels what was not sent for a subject, and nothing else", async () => {
      await service.enqueue([intent("PAR-6"), intent("PAR-7")], now)
      await service.takeDue(now, 1)
      expect(await service.cancelUnsent("supply", "sup_1")).toHaveLength(1)
      expect(await service.takeDue(later(1), 10)).toHaveLength(0)
    })

    it("stores a partner's event once, encrypted, with one follow-up", async () => {
      const event = {
        partner: "signaturerx",
        external_id: "hash-1",
        body: '{"patient":"Invented Name"}',
        follow_up: FOLLOW_UPS.INBOUND_SIGNATURERX,
      }
      const received = await Promise.all([
        service.receive(event, now),
        service.receive(event, now),
      ])
      expect(received.sort()).toEqual([false, true])
      const [stored] = await service.listInboundEvents({})
      assert(stored)
      expect(stored.body_enc).not.toContain("Invented")
      expect((await service.readInbound(stored.id)).body).toBe(event.body)
      expect(
        await service.listOutboxes({ topic: FOLLOW_UPS.INBOUND_SIGNATURERX })
      ).toHaveLength(1)
    })

    it("only keeps an event that starts nothing", async () => {
      const event = {
        partner: "stripe",
        external_id: "evt_1",
        body: "{}",
        follow_up: null,
      }
      expect(await service.receive(event, now)).toBe(true)
      expect(await service.receive(event, now)).toBe(false)
      const [stored] = await service.listInboundEvents({})
      expect(stored).toMatchObject({ state: "processed", processed_at: now })
      expect(await service.listOutboxes({})).toEqual([])
    })

    it("refuses a ciphertext that was changed, moved or erased", async () => {
      const box = getVault(vault)
      const place = { table: "t", column: "c", row: "1" }
      const text = await box.encrypt("patient:p1", place, "secret")
      expect(await box.decrypt("patient:p1", place, text)).toBe("secret")
      await expect(
        box.decrypt("patient:p1", { ...place, row: "2" }, text)
      ).rejects.toThrow("changed or moved")
      await expect(
        box.decrypt("patient:p1", place, `${text.slice(0, -2)}AA`)
      ).rejects.toThrow("changed or moved")
      await box.destroy("patient:p1")
      await expect(
        box.decrypt("patient:p1", place, text)
      ).rejects.toMatchObject({ code: "key_destroyed" })
      await expect(
        box.encrypt("patient:p1", place, "again")
      ).rejects.toMatchObject({ code: "key_destroyed" })

      const rows = await rowsOf(
        vault.keyStoreUrl,
        "select scope from destroyed_key"
      )
      expect(rows).toEqual([{ scope: "patient:p1" }])
      expect(dbConfig.clientUrl).not.toBe(vault.keyStoreUrl)
    })
  },
})
