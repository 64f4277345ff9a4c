import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { closeVaults } from "../../../shared/encryption/vault"
import { rowsOf } from "../../../shared/testing/rows"
import { signedContentOf } from "../domain/content"
import type PrescribingModuleService from "../service"
import { content } from "../testing/content"
import { actor, PRESCRIBING, request } from "../testing/set-up"
import type { RequestInput } from "../types"

jest.setTimeout(60_000)

const now = new Date("2026-11-21T09:00:00Z")
const days = (count: number) => new Date(now.getTime() + count * 86_400_000)
moduleIntegrationTestRunner<PrescribingModuleService>({
  ...PRESCRIBING,
  testSuite: ({ service, dbConfig }) => {
    afterAll(() => closeVaults())

    const outboxed = async (kind: "call" | "follow_up") =>
      (await service.listOutboxes({ kind }, { order: { seq: "ASC" } })).map(
        (row) => row.payload
      )
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

    it("asks once for a decision, however often and however many ask at once", async () => {
      await Promise.all([1, 2, 3].map(() => service.request(request(), now)))
      const all = await service.listPrescriptions({})
      expect(all).toHaveLength(1)
      expect(all[0]).toMatchObject({ state: "requested", authority: null })
      expect(await outboxed("call")).toEqual([
        expect.objectContaining({
          partner: "signaturerx",
          operation: "create",
          reference: all[0]?.reference,
        }),
      ])
    })

    it("asks for what was decided last, and withdraws what waits on an earlier decision", async () => {
      const first = await requested()
      const made = await service.request(
        { ...request(), decision_id: "dec_later" },
        now
      )
      expect(made).toMatchObject({ changed: true })
      expect((await service.retrievePrescription(first)).state).toBe("ended")
      expect(
        await service.retrievePrescription(made.prescription_id)
      ).toMatchObject({ state: "requested", decision_id: "dec_later" })
      // The earlier decision's work comes by once more.
      expect(await service.request(request(), now)).toMatchObject({
        changed: false,
      })
      expect(
        (await service.retrievePrescription(made.prescription_id)).state
      ).toBe("requested")
    })

    it("keeps its content encrypted", async () => {
      const id = await requested()
      const rows = await rowsOf(
        dbConfig.clientUrl,
        "select row_to_json(p)::text as row from prescription p"
      )
      expect(rows).toHaveLength(1)
      expect(JSON.stringify(rows)).not.toMatch(/Ashdown|Finasteride|1988/)
      expect(await service.readContent(id)).toEqual(content())
      // What the supply is held against.
      expect(await service.retrievePrescription(id)).toMatchObject({
        formulary_item_id: content().medicines[0]?.formulary_item_id,
        packs: content().medicines[0]?.packs,
      })
    })

    it("sends nothing that lacks a particular, and gives the case back", async () => {
      const id = await requested({
        content: content((one) => (one.patient.address.line_1 = "")),
      })
      expect(await outboxed("call")).toEqual([])
      expect(await outboxed("follow_up")).toEqual([
        expect.objectContaining({ prescription_id: id, cause: "incomplete" }),
      ])
    })

    it.each([undefined, 13])(
      "is not asked for, and gives out nothing, with %s for its issues (R-11, SAF-1)",
      async (issues) => {
        const made = JSON.parse(JSON.stringify({ ...content(), issues }))
        const id = await requested({ content: made })
        expect(await outboxed("call")).toEqual([])
        expect(await outboxed("follow_up")).toEqual([
          expect.objectContaining({ prescription_id: id, cause: "incomplete" }),
        ])
        await expect(
          service.reserveIssue(
            { prescription_id: id, supply_id: "sup_1", case_id: "case_1" },
            now
          )
        ).rejects.toMatchObject({ code: "gate_closed" })
        expect(await service.listPrescriptionIssues({})).toEqual([])
      }
    )

    it("counts twelve issues out, and no thirteenth", async () => {
      const twelve = content((one) => (one.issues = 12))
      const id = await requested({ content: twelve })
      await sign(id, { content: twelve })
      for (let number = 1; number <= 12; number += 1) {
        const supply_id = `sup_${number}`
        await service.reserveIssue(
          { prescription_id: id, supply_id, case_id: "case_1" },
          now
        )
        await service.useIssue({ supply_id }, now)
      }
      await expect(
        service.reserveIssue(
          { prescription_id: id, supply_id: "sup_13", case_id: "case_1" },
          now
        )
      ).rejects.toMatchObject({ code: "gate_closed" })
    })

    it.each([
      ["2026-08-31T12:00:00Z", "2027-02-28T23:59:59Z", "2027-03-01T00:00:00Z"],
      ["2028-02-29T12:00:00Z", "2028-08-28T22:59:59Z", "2028-08-28T23:00:00Z"],
      ["2026-03-31T23:30:00Z", "2026-09-30T22:59:59Z", "2026-09-30T23:00:00Z"],
    ])(
      "of %s is first dispensed until %s and no more from %s (R-12)",
      async (signed, last, late) => {
        const id = await requested()
        await sign(id, { at: new Date(signed) })
        const of = {
          prescription_id: id,
          supply_id: "sup_1",
          case_id: "case_1",
        }
        await expect(
          service.reserveIssue(of, new Date(late))
        ).rejects.toMatchObject({ code: "gate_closed" })
        await service.reserveIssue(of, new Date(last))
        // Kept in time, packed too late.
        await expect(
          service.useIssue({ supply_id: "sup_1" }, new Date(late))
        ).rejects.toMatchObject({ code: "gate_closed" })
        await service.useIssue({ supply_id: "sup_1" }, new Date(last))
      }
    )

    it("mends a refused draft under the same reference with a new call", async () => {
      const id = await requested()
      const first = await service.retrievePrescription(id)
      expect(await service.refuse(id, "medicines.0.qty", now)).toBe(true)
      expect(await service.refuse(id, "medicines.0.qty", now)).toBe(false)
      expect(await service.draftToSend(id, first.reference)).toBeUndefined()
      // The relay repeats the old follow-up: nothing happens.
      expect((await service.request(request(), now)).changed).toBe(false)
      const again = await service.request(
        request({
          decision_id: "dec_2",
          content: content((one) => (one.issues = 2)),
        }),
        now
      )
      expect(again).toEqual({ prescription_id: id, changed: true })
      expect((await outboxed("call")).map((call) => call["reference"])).toEqual(
        [first.reference, `${first.reference}/2`]
      )
      expect((await service.readContent(id)).issues).toBe(2)
    })

    it("takes the answer of the create call before or after the signature", async () => {
      const id = await requested()
      await sign(id)
      await service.accept(
        id,
        { partner_reference: "SRX0A1B2C3D4E5F", signing_url: "http://x/sign" },
        now
      )
      expect(await service.retrievePrescription(id)).toMatchObject({
        state: "signed",
        authority: "active",
        signing_url: "http://x/sign",
        valid_until: "2027-05-20",
      })
    })

    it("signs once, for its counted issues", async () => {
      const id = await requested({
        content: content((one) => (one.issues = 3)),
      })
      const same = { content: content((one) => (one.issues = 3)) }
      expect(await sign(id, same)).toEqual({ state: "signed", changed: true })
      expect(await sign(id, same)).toEqual({ state: "signed", changed: false })
      expect(await service.listPrescriptionIssues({})).toHaveLength(3)
      expect(await outboxed("follow_up")).toEqual([{ prescription_id: id }])
      // Locked: nothing of it changes any more (RX-3).
      expect(
        await service.withdraw({ prescription_id: id, actor, reason: "" }, now)
      ).toBe(false)
      expect(await service.decline(id, now)).toBe(false)
    })

    it.each<[string, (one: ReturnType<typeof content>) => void]>([
      ["dose", (one) => one.medicines.forEach((m) => (m.dose = "2 mg"))],
      ["quantity", (one) => one.medicines.forEach((m) => (m.quantity = 29))],
      ["name", (one) => (one.patient.last_name = "Ashdowm")],
    ])("puts aside what was signed with another %s", async (_name, change) => {
      const id = await requested()
      expect(await sign(id, { content: content(change) })).toEqual({
        state: "quarantined",
        changed: true,
      })
      expect(await service.retrievePrescription(id)).toMatchObject({
        authority: null,
      })
      expect(await service.listPrescriptionIssues({})).toEqual([])
      expect(await outboxed("follow_up")).toEqual([
        expect.objectContaining({ cause: "quarantined" }),
      ])
      await expect(
        service.reserveIssue(
          { prescription_id: id, supply_id: "sup_1", case_id: "case_1" },
          now
        )
      ).rejects.toMatchObject({ code: "gate_closed" })
    })

    it.each(["withdrawn", "cancelled"])(
      "keeps a signature that comes after the case was %s, revoked, and only tells staff, once",
      async (how) => {
        const id = await requested()
        if (how === "withdrawn") {
          await service.withdraw(
            { prescription_id: id, actor, reason: "patient cancelled" },
            now
          )
        }
        await sign(id, { revoked: how === "cancelled" })
        expect(await service.retrievePrescription(id)).toMatchObject({
          state: "signed",
          authority: "revoked",
          document_file_key: "private/1",
        })
        await sign(id, { revoked: true })
        const rows = await service.listOutboxes({ kind: "follow_up" })
        expect(rows.map(({ topic, payload }) => [topic, payload])).toEqual([
          ["prescription.signed_in_vain", { prescription_id: id }],
        ])
        await expect(
          service.reserveIssue(
            { prescription_id: id, supply_id: "sup_1", case_id: "case_1" },
            now
          )
        ).rejects.toMatchObject({ code: "gate_closed" })
      }
    )

    it("tells staff, once, of an authority that its case came too late for", async () => {
      const id = await requested()
      await sign(id)
      const news = { prescription_id: id, actor, reason: "cancelled" }
      await service.revokeSignedInVain(news, now)
      await service.revokeSignedInVain(news, now)
      expect(await service.retrievePrescription(id)).toMatchObject({
        authority: "revoked",
      })
      const rows = await service.listOutboxes({ kind: "follow_up" })
      expect(rows.map(({ topic }) => topic).sort()).toEqual([
        "prescription.signed",
        "prescription.signed_in_vain",
      ])
    })

    it("draws up another only when a person asks again", async () => {
      const id = await requested()
      await service.withdraw(
        { prescription_id: id, actor, reason: "answer lost" },
        now
      )
      expect((await service.request(request(), now)).changed).toBe(false)
      const again = await service.request(request({ again: true }), now)
      expect(again.changed).toBe(true)
      expect(again.prescription_id).not.toBe(id)
      // The old one is signed after all: kept, revoked, beside the new one.
      await sign(id)
      expect(await service.retrievePrescription(id)).toMatchObject({
        authority: "revoked",
      })
    })

    it("never gives out more issues than were signed, whoever races", async () => {
      const twice = content((one) => (one.issues = 2))
      const id = await requested({ content: twice })
      await sign(id, { content: twice })
      const reserved = await Promise.allSettled(
        Array.from({ length: 6 }, (_, index) =>
          service.reserveIssue(
            {
              prescription_id: id,
              supply_id: `sup_${index}`,
              case_id: "case_1",
            },
            now
          )
        )
      )
      const held = reserved.flatMap((one) =>
        one.status === "fulfilled" ? [one.value] : []
      )
      expect(new Set(held.map((issue) => issue.number))).toEqual(
        new Set([1, 2])
      )
      expect(held).toHaveLength(2)
      const supply_id = held[0]?.supply_id ?? ""
      const again = { prescription_id: id, supply_id, case_id: "case_1" }
      expect(await service.reserveIssue(again, now)).toMatchObject({
        supply_id,
      })
      await Promise.all([
        service.useIssue({ supply_id }, now),
        service.useIssue({ supply_id }, now),
      ])
      expect(
        await service.listPrescriptionIssues({ state: "used" })
      ).toHaveLength(1)
    })

    it("keeps the six months, the interval and the count (R-11 to R-13)", async () => {
      const twice = content((one) => {
        one.issues = 2
        one.minimum_interval_days = 28
      })
      const id = await requested({ content: twice })
      await sign(id, { content: twice })
      const reserve = (supply_id: string, at: Date) =>
        service.reserveIssue(
          { prescription_id: id, supply_id, case_id: "case_1" },
          at
        )
      const closed = { code: "gate_closed" }
      await expect(reserve("sup_1", days(181))).rejects.toMatchObject(closed)
      await reserve("sup_1", days(180))
      await service.useIssue({ supply_id: "sup_1" }, days(180))
      await expect(reserve("sup_2", days(207))).rejects.toMatchObject(closed)
      // Kept for a pack that is made later: no other takes it, and it waits all the same.
      const ahead = (supply_id: string) =>
        service.reserveAhead({
          prescription_id: id,
          supply_id,
          case_id: "case_1",
        })
      expect(await ahead("sup_2")).toMatchObject({ number: 2 })
      expect(await ahead("sup_2")).toMatchObject({ number: 2 })
      expect(await ahead("sup_3")).toBeNull()
      await expect(reserve("sup_2", days(207))).rejects.toMatchObject(closed)
      await reserve("sup_2", days(208))
      await service.useIssue({ supply_id: "sup_2" }, days(208))
      expect(await service.retrievePrescription(id)).toMatchObject({
        authority: "exhausted",
      })
      await expect(reserve("sup_3", days(300))).rejects.toMatchObject(closed)
    })

    it("stops a pack that is being made when its authority goes (R-15)", async () => {
      const id = await requested()
      await sign(id)
      await service.reserveIssue(
        { prescription_id: id, supply_id: "sup_1", case_id: "case_1" },
        now
      )
      const change = { prescription_id: id, actor, reason: "recall" }
      await service.moveAuthority({ ...change, event: "suspend" }, now)
      await expect(
        service.useIssue({ supply_id: "sup_1" }, now)
      ).rejects.toMatchObject({ code: "gate_closed" })
      await service.moveAuthority({ ...change, event: "resume" }, now)
      await service.moveAuthority({ ...change, event: "revoke" }, now)
      await expect(
        service.useIssue({ supply_id: "sup_1" }, now)
      ).rejects.toMatchObject({ code: "gate_closed" })
      expect(
        await service.listPrescriptionIssues({ state: "withdrawn" })
      ).toHaveLength(1)
    })

    it("seals a document for its patient and prescription only", async () => {
      const id = await requested()
      const record = await service.retrievePrescription(id)
      const sealed = await service.sealDocument(record, Buffer.from("%PDF-1.7"))
      expect(sealed).not.toContain("%PDF")
      expect((await service.openDocument(record, sealed)).toString()).toBe(
        "%PDF-1.7"
      )
      await expect(
        service.openDocument({ ...record, id: "rx_other" }, sealed)
      ).rejects.toThrow()
    })
  },
})
