import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { closeVaults } from "../../../shared/encryption/vault"
import { signedContentOf } from "../domain/content"
import type PrescribingModuleService from "../service"
import { content } from "../testing/content"
import { actor, PRESCRIBING, request } from "../testing/set-up"
import type { RequestInput } from "../types"

jest.setTimeout(60_000)

const now = new Date("2026-11-21T09:00:00Z")
moduleIntegrationTestRunner<PrescribingModuleService>({
  ...PRESCRIBING,
  testSuite: ({ service }) => {
    afterAll(() => closeVaults())

    const requested = async (change: Partial<RequestInput> = {}) =>
      (await service.request(request(change), now)).prescription_id
    const sign = (
      prescription_id: string,
      change: {
        content?: ReturnType<typeof content>
        revoked?: boolean
        at?: Date
      } = {}
    ) =>
      service.recordSignature(
        {
          prescription_id,
          partner_reference: "SRX0A1B2C3D4E5F",
          signed_at: change.at ?? now,
          content: signedContentOf(change.content ?? content()),
          document_file_key: "private/1",
          revoked: change.revoked ?? false,
        },
        now
      )

    it("promises a renewal what the signed case can spare, whoever races, and takes it back unused (SAF-1, REN-3)", async () => {
      const six = content((one) => (one.issues = 6))
      const id = await requested({ content: six })
      await sign(id, { content: six })
      const promise = (case_id: string, count: number, kept_for_signed = 2) =>
        service.promiseIssues(
          { prescription_id: id, case_id, count, kept_for_signed },
          now
        )
      const keep = (supply_id: string, case_id: string) =>
        service.reserveAhead({ prescription_id: id, supply_id, case_id })
      const held = async () =>
        (
          await service.listPrescriptionIssues(
            { prescription_id: id },
            { order: { number: "ASC" } }
          )
        ).map(({ promised_to, state }) => `${promised_to} ${state}`)

      expect(await promise("case_2", 5)).toBe(false)
      const raced = await Promise.all(
        ["case_2", "case_3", "case_2"].map((one) => promise(one, 3))
      )
      // Four can be spared: one of the two renewals has three of them.
      expect(raced.filter(Boolean).length).toBe(raced[1] ? 1 : 2)
      const [winner, other] = raced[1]
        ? ["case_3", "case_2"]
        : ["case_2", "case_3"]
      expect(await keep("sup_x", other)).toBeNull()
      expect((await service.promisedPrescription(winner))?.id).toBe(id)
      expect(await service.promisedPrescription("case_1")).toBeNull()
      const supplies = ["a", "b", "c", "d"].map((one) => keep(one, winner))
      const kept = (await Promise.all(supplies)).filter((one) => one !== null)
      expect(kept).toHaveLength(3)
      const own = ["e", "f", "g", "h"].map((one) => keep(one, "case_1"))
      // Its two, and the one that nobody was promised.
      expect((await Promise.all(own)).filter(Boolean)).toHaveLength(3)

      const [first] = kept
      const supply_id = first?.supply_id ?? ""
      await service.useIssue({ supply_id }, now)
      expect(await service.releaseIssue(supply_id)).toBe(false)
      for (const one of kept.slice(1)) {
        expect(await service.releaseIssue(one.supply_id ?? "")).toBe(true)
      }
      await service.freePromises(winner, "free")
      await service.freePromises(winner, "free")
      expect((await held()).filter((one) => one.startsWith(winner))).toEqual([
        `${winner} used`,
      ])
      expect(
        (await held()).filter((one) => one === "null available")
      ).toHaveLength(2)
    })

    it("takes back what another strength replaced, but for months and supplies that have begun without an issue (SAF-18, SAF-1)", async () => {
      const five = content((one) => (one.issues = 5))
      const id = await requested({ content: five })
      await sign(id, { content: five })
      const wish = { prescription_id: id, case_id: "case_1" }
      await service.reserveAhead({ ...wish, supply_id: "sup_1" })
      const stop = { prescription_id: id, actor, reason: "stopped" }
      await service.moveAuthority({ ...stop, event: "suspend" }, now)
      expect(
        await service.reserveAhead({ ...wish, supply_id: "sup_2" })
      ).toBeNull()
      const withdraw = () =>
        service.withdrawLeft(
          {
            ...wish,
            kept: 1,
            supplies: ["sup_1", "sup_2"],
            actor,
            reason: "another strength",
          },
          now
        )
      const states = async () =>
        (
          await service.listPrescriptionIssues(
            { prescription_id: id },
            { order: { number: "ASC" } }
          )
        ).map(({ state }) => state)
      await withdraw()
      const gone = ["withdrawn", "withdrawn"]
      expect(await states()).toEqual([
        "reserved",
        "available",
        "available",
        ...gone,
      ])
      await service.moveAuthority({ ...stop, event: "resume" }, now)
      await service.reserveIssue({ ...wish, supply_id: "sup_2" }, now)
      await withdraw()
      expect(await states()).toEqual([
        "reserved",
        "reserved",
        "available",
        ...gone,
      ])
    })

    it("keeps for a renewal what it was promised when the signed case ends, and nothing when the course does (SAF-19, REN-4)", async () => {
      const three = content((one) => (one.issues = 3))
      const id = await requested({ content: three })
      await sign(id, { content: three })
      const wish = { prescription_id: id, case_id: "case_2" }
      await service.promiseIssues(
        { ...wish, count: 1, kept_for_signed: 1 },
        now
      )
      const states = async () =>
        (
          await service.listPrescriptionIssues(
            { prescription_id: id },
            { order: { number: "ASC" } }
          )
        ).map(({ state }) => state)
      await service.endCase("case_1", { actor, reason: "cancelled" }, now)
      expect(await states()).toEqual(["withdrawn", "available", "withdrawn"])
      expect(await service.retrievePrescription(id)).toMatchObject({
        authority: "active",
      })
      await service.reserveAhead({ ...wish, supply_id: "sup_1" })
      const over = { actor, reason: "the course is over" }
      expect(await service.endUnused(id, over, now)).toBe(true)
      expect(await service.endUnused(id, over, now)).toBe(false)
      expect(await states()).toEqual(["withdrawn", "withdrawn", "withdrawn"])
      expect(await service.retrievePrescription(id)).toMatchObject({
        authority: "expired",
      })
      await expect(
        service.useIssue({ supply_id: "sup_1" }, now)
      ).rejects.toMatchObject({ code: "gate_closed" })
    })
  },
})
