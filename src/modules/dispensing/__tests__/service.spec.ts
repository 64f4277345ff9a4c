import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { closeVaults } from "../../../shared/encryption/vault"
import { DISPENSING_MODULE } from ".."
import type DispensingModuleService from "../service"
import type { NewSupply } from "../service"
import {
  booked,
  gates,
  GTIN,
  newSupply,
  NOW,
  options,
  pack,
  staff,
  UNCHECKED,
} from "../testing/supplies"
import type { NewScan } from "../tracking"

jest.setTimeout(60_000)

const picker = { actor: staff("user_picker"), now: NOW }
const expected = { gtin: GTIN, today: "2026-11-23" }

const checker = (user_id: string) => ({
  user_id,
  name: "A. Okafor",
  role: "pharmacist",
  registration_body: "GPhC",
  registration_number: "2012345",
})

const scan = (kind: NewScan["kind"], minutes: number): NewScan => ({
  event_key: `${kind}-${minutes}`,
  code: String(kind),
  kind,
  left_with: null,
  occurred_at: new Date(NOW.getTime() + minutes * 60_000),
  location: "Leeds",
})
const push = {
  kind: "push" as const,
  actor: { type: "partner" as const, id: "royal_mail" },
}

moduleIntegrationTestRunner<DispensingModuleService>({
  moduleName: DISPENSING_MODULE,
  resolve: "./src/modules/dispensing",
  moduleOptions: options,
  testSuite: ({ service }) => {
    afterAll(closeVaults)

    const open = (changes: Partial<NewSupply> = {}) =>
      service.openSupply(newSupply(changes), picker)
    const started = async () => {
      const id = await open()
      await service.settleGates(id, UNCHECKED, picker)
      await service.start(id, UNCHECKED, picker)
      return id
    }
    const parcelOf = (id: string) =>
      service.openParcel(id, {
        carrier: "royal_mail",
        service_level: "standard",
        signature_required: false,
      })
    const packed = async () => {
      const id = await started()
      await service.scan(id, pack(), expected, picker)
      const parcel = await parcelOf(id)
      const made = { id: parcel.id, fulfillment_id: "ful_1" }
      await service.pack(id, gates(), made, picker)
      return { id, parcel_id: parcel.id, reference: parcel.reference }
    }
    const dispatched = async () => {
      const made = await packed()
      await service.recordShipment(made.parcel_id, booked("TT1"), NOW)
      await service.handOver(made.id, gates(), picker)
      return made
    }
    const outbox = async (kind: "audit" | "call" | "follow_up") =>
      (await service.listOutboxes({ kind }, { order: { seq: "ASC" } })).map(
        (row) => row.topic
      )
    const stateOf = async (id: string) =>
      (await service.retrieveSupply(id)).state

    it("makes one supply a case and instalment, even when asked at once", async () => {
      const ids = await Promise.all([open(), open(), open()])
      expect(new Set(ids).size).toBe(1)
      const [id = ""] = ids
      const supply = await service.retrieveSupply(id)
      expect(supply.state).toBe("due")
      expect(supply.reference).toMatch(/^SUP-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
      expect(await outbox("audit")).toEqual(["supply.fall_due"])
    })

    it("holds the next instalment while an earlier parcel isn't delivered, once (DSP-3)", async () => {
      const { parcel_id } = await dispatched()
      const next = (instalment_number: number) => open({ instalment_number })
      const held = await next(2)
      await next(2)
      await service.recordTracking(parcel_id, push, [scan("deliver", 60)], NOW)
      const free = await next(3)
      expect(
        await service.listHolds({}, { select: ["supply_id", "reason_code"] })
      ).toMatchObject([{ supply_id: held, reason_code: "parcel_undelivered" }])
      // Its arrival alone lets nothing go: people look first.
      await expect(service.start(held, gates(), picker)).rejects.toMatchObject({
        code: "gate_closed",
      })
      await service.settleGates(free, UNCHECKED, picker)
      expect(await service.start(free, UNCHECKED, picker)).toBe("dispensing")
    })

    it("moves between due and ready as its gates open and close", async () => {
      const id = await open()
      const shut = gates("gp_letter", "clinical_check")
      expect(await service.settleGates(id, shut, picker)).toBe("due")
      expect(await service.settleGates(id, UNCHECKED, picker)).toBe("ready")
      expect(await service.settleGates(id, UNCHECKED, picker)).toBe("ready")
      expect(await service.settleGates(id, shut, picker)).toBe("due")
      await expect(service.start(id, UNCHECKED, picker)).rejects.toMatchObject({
        code: "transition_not_allowed",
      })
    })

    it("refuses to start or pack while a gate is closed", async () => {
      const id = await open()
      await service.settleGates(id, UNCHECKED, picker)
      await expect(
        service.start(id, gates("payment"), picker)
      ).rejects.toMatchObject({ code: "gate_closed" })
      await service.start(id, UNCHECKED, picker)
      await service.scan(id, pack(), expected, picker)
      const parcel = await parcelOf(id)
      const made = { id: parcel.id, fulfillment_id: "ful_1" }
      await expect(
        service.pack(id, UNCHECKED, made, picker)
      ).rejects.toMatchObject({ code: "gate_closed" })
      expect(await stateOf(id)).toBe("dispensing")
    })

    it("refuses a pack that isn't scanned, and leaves nothing of a wrong scan", async () => {
      const id = await started()
      const parcel = await parcelOf(id)
      const made = { id: parcel.id, fulfillment_id: "ful_1" }
      await expect(
        service.pack(id, gates(), made, picker)
      ).rejects.toMatchObject({ code: "guard_not_met" })
      const before = (await service.listSupplyEvents({ supply_id: id })).length
      await expect(
        service.scan(id, { ...pack(), gtin: "96385074" }, expected, picker)
      ).rejects.toMatchObject({ code: "invalid_field" })
      expect(await service.listSupplyBatches({ supply_id: id })).toEqual([])
      expect(await service.listSupplyEvents({ supply_id: id })).toHaveLength(
        before
      )
    })

    it("voids an accuracy check when another pack is scanned", async () => {
      const id = await open({ quantity: 2 })
      await service.settleGates(id, UNCHECKED, picker)
      await service.start(id, UNCHECKED, picker)
      await service.scan(id, pack(), expected, picker)
      await expect(
        service.recordCheck(id, "accuracy", checker("user_2"), NOW)
      ).rejects.toMatchObject({ code: "guard_not_met" })
      await service.scan(id, pack(), expected, picker)
      await service.recordCheck(id, "accuracy", checker("user_2"), NOW)
      await expect(
        service.scan(id, pack(), expected, picker)
      ).rejects.toMatchObject({ code: "invalid_field" })
      const [check] = await service.listSupplyChecks({ supply_id: id })
      expect(check?.voided_at).toBeNull()
    })

    it("packs once, asks the carrier once and keeps its answer once", async () => {
      const made = await packed()
      const again = { id: made.parcel_id, fulfillment_id: "ful_1" }
      expect(await service.pack(made.id, gates(), again, picker)).toBe("packed")
      await service.requestShipment(made.parcel_id, NOW)
      await service.requestShipment(made.parcel_id, NOW)
      expect(await outbox("call")).toEqual(["royal_mail.create_shipment"])
      expect(await outbox("follow_up")).toEqual(["supply.packed"])
      const { parcel_id } = made
      await service.recordShipment(parcel_id, booked("TT1"), NOW)
      await service.recordShipment(parcel_id, booked("TT1"), NOW)
      expect(await stateOf(made.id)).toBe("labelled")
      const labelled = await service.listSupplyEvents({ event: "label" })
      expect(labelled).toHaveLength(1)
    })

    it("waits for a number where the account prints its labels itself", async () => {
      const { id, parcel_id } = await packed()
      expect(await service.recordShipment(parcel_id, booked(null), NOW)).toBe(
        "booked"
      )
      expect(await stateOf(id)).toBe("packed")
      await service.recordShipment(parcel_id, booked("TT1"), NOW)
      expect(await stateOf(id)).toBe("labelled")
    })

    it("stops at the door when a hold is opened after the gates were judged", async () => {
      const { id, parcel_id } = await packed()
      await service.recordShipment(parcel_id, booked("TT1"), NOW)
      const hold = { reason_code: "gp_reply" as const, note: "Please wait" }
      await service.openHold(id, hold, picker)
      await expect(service.handOver(id, gates(), picker)).rejects.toMatchObject(
        { code: "gate_closed" }
      )
      const [row] = await service.listHolds({ supply_id: id })
      expect(row?.note_enc).toMatch(/^v1\./)
      expect(await service.releaseHolds(id, "GP agrees", picker)).toBe(1)
      await expect(
        service.releaseHolds(id, "again", picker)
      ).rejects.toMatchObject({ code: "guard_not_met" })
      expect(await service.handOver(id, gates(), picker)).toBe("dispatched")
    })

    it("asks for a new clinical check after a hold", async () => {
      const id = await started()
      await service.recordCheck(id, "clinical", checker("user_2"), NOW)
      const hold = { reason_code: "other" as const, note: null }
      await service.openHold(id, hold, picker)
      const [check] = await service.listSupplyChecks({ supply_id: id })
      expect(check?.voided_at).not.toBeNull()
    })

    it("gives a parcel up when it is unpacked, and takes its label back", async () => {
      const { id, parcel_id } = await packed()
      await service.recordShipment(parcel_id, booked("TT1"), NOW)
      const reason = "wrong_item" as const
      await expect(
        service.unpack(id, { intact: true, reason }, picker)
      ).resolves.toEqual({ state: "ready", parcel_id })
      expect((await service.retrieveParcel(parcel_id)).state).toBe("voided")
      expect(await outbox("call")).toEqual(["royal_mail.void_shipment"])
      const batches = await service.listSupplyBatches({ supply_id: id })
      expect(batches.every((batch) => batch.voided_at !== null)).toBe(true)
      await service.start(id, UNCHECKED, picker)
      expect((await parcelOf(id)).id).not.toBe(parcel_id)
    })

    it("takes back a label that came after unpacking", async () => {
      const { id, parcel_id } = await packed()
      const reason = "damaged" as const
      await service.unpack(id, { intact: false, reason }, picker)
      expect(await stateOf(id)).toBe("disposed")
      await service.recordShipment(parcel_id, booked("TT1"), NOW)
      expect((await service.retrieveParcel(parcel_id)).state).toBe("voided")
      expect(await outbox("call")).toEqual(["royal_mail.void_shipment"])
    })

    it("delivers once, whatever order scans come in, and tells the patient once each", async () => {
      const { id, parcel_id } = await dispatched()
      const record = (...scans: NewScan[]) =>
        service.recordTracking(parcel_id, push, scans, NOW)
      expect(await record(scan("out_for_delivery", 60))).toBe(1)
      expect(await record(scan("out_for_delivery", 60))).toBe(0)
      await record(scan("scan", 30))
      await record(scan("attempt", 90), scan("out_for_delivery", 100))
      await record(scan("deliver", 120))
      await record(scan("deliver", 121), scan("scan", 130), scan("return", 140))
      expect(await stateOf(id)).toBe("delivered")
      expect((await service.retrieveParcel(parcel_id)).state).toBe("delivered")
      expect(await outbox("call")).toEqual([
        "email.dispatched",
        "email.tracking_update",
        "email.tracking_update",
        "email.delivered",
      ])
      const followUps = await outbox("follow_up")
      expect(
        followUps.filter((topic) => topic === "supply.delivered")
      ).toHaveLength(1)
      const kept = await service.listTrackingEvents({ parcel_id })
      expect(kept.map((row) => row.counted).filter(Boolean)).toHaveLength(4)
    })

    it("counts scans that came before the hand-over was noted", async () => {
      const { id, parcel_id } = await packed()
      await service.recordShipment(parcel_id, booked("TT1"), NOW)
      await service.recordTracking(parcel_id, push, [scan("deliver", 60)], NOW)
      expect(await stateOf(id)).toBe("labelled")
      await service.handOver(id, gates(), picker)
      expect(await stateOf(id)).toBe("delivered")
    })

    it("ends a parcel that comes back, and minds an unknown word", async () => {
      const { id, parcel_id } = await dispatched()
      const odd = { ...scan(null, 10), code: "EVXXX" }
      await service.recordTracking(parcel_id, push, [odd], NOW)
      const parcel = await service.retrieveParcel(parcel_id)
      expect(parcel.attention).toBe("unknown_scan")
      const back = [scan("send_back", 20), scan("return", 30)]
      await service.recordTracking(parcel_id, push, back, NOW)
      expect(await stateOf(id)).toBe("returned")
    })

    it("asks the carrier about a parcel at most every four hours", async () => {
      const { parcel_id } = await dispatched()
      const later = (hours: number) =>
        new Date(NOW.getTime() + hours * 3_600_000)
      const take = async (now: Date) =>
        (await service.takeForPolling(now, 30)).map((row) => row.id)
      expect(await take(NOW)).toEqual([parcel_id])
      expect(await take(later(3.9))).toEqual([])
      expect(await take(later(4))).toEqual([parcel_id])
      await service.recordTracking(parcel_id, push, [scan("deliver", 1)], NOW)
      expect(await take(later(9))).toEqual([])
    })

    it("keeps a label readable under its own patient and parcel only", async () => {
      const place = { id: "par_1", patient_id: "pat_1" }
      const pdf = Buffer.from("%PDF-1.7 label")
      const sealed = await service.sealLabel(place, pdf)
      expect(sealed).not.toContain("PDF")
      await expect(service.openLabel(place, sealed)).resolves.toEqual(pdf)
      for (const other of [
        { ...place, id: "par_2" },
        { ...place, patient_id: "pat_2" },
      ]) {
        await expect(service.openLabel(other, sealed)).rejects.toThrow()
      }
    })

    it("notes a reading once a minute and person", async () => {
      const id = await open()
      await service.noteReading(id, "label", staff("user_1"), NOW)
      await service.noteReading(id, "label", staff("user_1"), NOW)
      await service.noteReading(id, "label", staff("user_2"), NOW)
      const read = (await outbox("audit")).filter((t) => t === "label.read")
      expect(read).toHaveLength(2)
    })

    it("lets a pharmacist acknowledge an overlap once, and nothing where there is none", async () => {
      const flagged = await service.openSupply(
        newSupply({ overlap_flagged: true }),
        picker
      )
      await service.acknowledgeOverlap(flagged, picker)
      const { now } = picker
      const later = { ...picker, now: new Date(now.getTime() + 60_000) }
      await service.acknowledgeOverlap(flagged, later)
      expect(await service.retrieveSupply(flagged)).toMatchObject({
        state: "due",
        overlap_acknowledged_by: picker.actor.id,
        overlap_acknowledged_at: now,
      })
      const plain = await service.openSupply(
        newSupply({ case_id: "case_plain", line_item_id: "line_plain" }),
        picker
      )
      await service.acknowledgeOverlap(plain, picker)
      expect(await service.retrieveSupply(plain)).toMatchObject({
        overlap_acknowledged_at: null,
      })
    })
  },
})
