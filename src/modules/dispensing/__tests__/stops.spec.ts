import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { closeVaults } from "../../../shared/encryption/vault"
import { DISPENSING_MODULE } from ".."
import type DispensingModuleService from "../service"
import type { NewSupply } from "../service"
import type { NewStop } from "../stop-orders"
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

jest.setTimeout(60_000)

const done = { actor: staff("user_floor"), now: NOW }
const clinician = { actor: staff("user_rx", "pharmacist"), now: NOW }
const system = { actor: { type: "system" as const, id: "test" }, now: NOW }
const expected = { gtin: GTIN, today: "2026-11-23" }
const shut = { code: "gate_closed" }
const ofCase = { case_id: "case_1", patient_id: "pat_1" }

const recall: NewStop = {
  scope: "item",
  subject_id: "fit_1",
  reason_code: "recall",
  note: "Class 2 recall",
}
const stops: [string, NewStop][] = [
  ["product", recall],
  ["patient", { ...recall, scope: "patient", subject_id: "pat_1" }],
  ["case", { ...recall, scope: "case", subject_id: "case_1" }],
  ["batch", { ...recall, scope: "batch", batch_number: " l1 " }],
]

moduleIntegrationTestRunner<DispensingModuleService>({
  moduleName: DISPENSING_MODULE,
  resolve: "./src/modules/dispensing",
  moduleOptions: options,
  testSuite: ({ service }) => {
    afterAll(closeVaults)

    const open = (changes: Partial<NewSupply> = {}) =>
      service.openSupply(newSupply(changes), done)
    const started = async (changes: Partial<NewSupply> = {}) => {
      const id = await open(changes)
      await service.settleGates(id, UNCHECKED, done)
      await service.start(id, UNCHECKED, done)
      return id
    }
    const scanned = async (changes: Partial<NewSupply> = {}) => {
      const id = await started(changes)
      await service.scan(id, pack(), expected, done)
      const { id: parcel_id } = await service.openParcel(id, {
        carrier: "royal_mail",
        service_level: "standard",
        signature_required: false,
      })
      return { id, parcel_id }
    }
    const packIt = ({ id, parcel_id }: { id: string; parcel_id: string }) =>
      service.pack(
        id,
        gates(),
        { id: parcel_id, fulfillment_id: "ful_1" },
        done
      )
    const labelled = async (changes: Partial<NewSupply> = {}) => {
      const made = await scanned(changes)
      await packIt(made)
      await service.recordShipment(made.parcel_id, booked("TT1"), NOW)
      return made
    }
    const stateOf = async (id: string) =>
      (await service.retrieveSupply(id)).state
    const callsOf = async () =>
      (await service.listOutboxes({ kind: "call" })).map((row) => row.topic)

    it.each(stops)("of a %s refuses pack and hand-over", async (_, stop) => {
      const made = await scanned()
      const { id: stop_id, supply_ids } = await service.openStop(stop, done)
      expect(supply_ids).toEqual([made.id])
      await expect(packIt(made)).rejects.toMatchObject(shut)
      await service.releaseStop(stop_id, "Checked with the maker", clinician)
      await packIt(made)
      await service.recordShipment(made.parcel_id, booked("TT1"), NOW)
      const again = await service.openStop(stop, done)
      await expect(
        service.handOver(made.id, gates(), done)
      ).rejects.toMatchObject(shut)
      await service.releaseStop(again.id, "Cleared", clinician)
      expect(await service.handOver(made.id, gates(), done)).toBe("dispatched")
    })

    it("covers what comes later, and nobody else's", async () => {
      await service.openStop(recall, done)
      const born = await open()
      expect(await service.stopsOver(born)).toHaveLength(1)
      await service.settleGates(born, UNCHECKED, done)
      await expect(service.start(born, UNCHECKED, done)).rejects.toMatchObject(
        shut
      )
      const other = await labelled({
        case_id: "case_2",
        patient_id: "pat_2",
        formulary_item_id: "fit_2",
      })
      expect(await service.stopsOver(other.id)).toEqual([])
      await service.handOver(other.id, gates(), done)
    })

    it("refuses a scan of a stopped batch, however it is typed, and takes another", async () => {
      const id = await started()
      await service.openStop(
        { ...recall, scope: "batch", batch_number: "AB 12" },
        done
      )
      await expect(
        service.scan(id, pack("ab12"), expected, done)
      ).rejects.toMatchObject(shut)
      await service.scan(id, pack("AB13"), expected, done)
      expect(await service.stopsOver(id)).toEqual([])
      await expect(
        service.openStop({ ...recall, scope: "batch" }, done)
      ).rejects.toMatchObject({ code: "invalid_field" })
    })

    it("goes on only when no other stop stands", async () => {
      const made = await labelled()
      const first = await service.openStop(recall, done)
      const [, ofPatient = recall] = stops[1] ?? []
      await service.openStop(ofPatient, done)
      await service.releaseStop(first.id, "Recall is over", clinician)
      await expect(
        service.handOver(made.id, gates(), done)
      ).rejects.toMatchObject(shut)
      await expect(
        service.releaseStop(first.id, "Again", clinician)
      ).rejects.toMatchObject({ code: "guard_not_met" })
      await expect(
        service.releaseStop(first.id, " ", clinician)
      ).rejects.toMatchObject({ code: "invalid_field" })
    })

    it("opens one stop for one occasion, tells of it, and keeps its words sealed", async () => {
      const occasion = { ...recall, key: "notice:1" }
      const { id } = await service.openStop(occasion, done)
      const again = await service.openStop(occasion, done)
      expect(again).toMatchObject({ id, is_new: false })
      const row = await service.retrieveStopOrder(id)
      expect(row.note_enc).toMatch(/^v1\./)
      expect(await service.readStop(id)).toMatchObject({
        note: "Class 2 recall",
        release_reason: null,
      })
      const topics = (await service.listOutboxes({})).map((one) => one.topic)
      expect(topics.sort()).toEqual(["stop.changed", "stop.opened"])
    })

    it("either packs before a stop or refuses, and hands over never after it", async () => {
      for (let round = 0; round < 12; round += 1) {
        const name = `race_${round}`
        const made = await scanned({ case_id: name, patient_id: name })
        const stop = { ...recall, scope: "patient" as const, subject_id: name }
        const [packing, stopping] = await Promise.allSettled([
          packIt(made),
          service.openStop(stop, done),
        ])
        expect(stopping.status).toBe("fulfilled")
        const state = await stateOf(made.id)
        expect(state).toBe(
          packing.status === "fulfilled" ? "packed" : "dispensing"
        )
        await service.recordShipment(
          made.parcel_id,
          booked(`RACE${round}`),
          NOW
        )
        await expect(
          service.handOver(made.id, gates(), done)
        ).rejects.toBeDefined()
        expect((await service.retrieveSupply(made.id)).dispatched_at).toBeNull()
      }
    })

    it("hands over before a stop answered or not at all", async () => {
      for (let round = 0; round < 12; round += 1) {
        const name = `door_${round}`
        const made = await scanned({ case_id: name, patient_id: name })
        await packIt(made)
        await service.recordShipment(
          made.parcel_id,
          booked(`DOOR${round}`),
          NOW
        )
        const stop = { ...recall, scope: "patient" as const, subject_id: name }
        const [leaving, stopping] = await Promise.allSettled([
          service.handOver(made.id, gates(), done),
          service.openStop(stop, done),
        ])
        const held =
          stopping.status === "fulfilled" ? stopping.value.supply_ids : []
        // The stop that found it still here is the one that kept it here.
        expect(held).toEqual(leaving.status === "fulfilled" ? [] : [made.id])
      }
    })

    it("ends a case: cancels what waits, takes a label back, leaves what left (SAF-19)", async () => {
      const waiting = await open({ instalment_number: 2 })
      const made = await labelled()
      const gone = await labelledElsewhere()
      await service.handOver(gone.id, gates(), done)
      const first = await service.endSupplies(ofCase, system)
      const again = await service.endSupplies(ofCase, system)
      expect(first).toEqual({
        parcel_ids: [made.parcel_id],
        unpack_ids: [made.id],
      })
      expect(again).toEqual(first)
      expect(await stateOf(waiting)).toBe("cancelled")
      expect(await stateOf(gone.id)).toBe("dispatched")
      const voids = (await callsOf()).filter((topic) => topic.includes("void"))
      expect(voids).toEqual(["royal_mail.void_shipment"])
      await expect(
        service.handOver(made.id, gates(), done)
      ).rejects.toMatchObject(shut)
      await expect(open({ instalment_number: 3 })).rejects.toMatchObject({
        code: "guard_not_met",
      })
      const unpacked = await service.unpack(
        made.id,
        { intact: true, reason: "cancelled" },
        done
      )
      expect(unpacked.state).toBe("cancelled")
    })

    const labelledElsewhere = async () => {
      const made = await scanned({ instalment_number: 4 })
      await packIt(made)
      await service.recordShipment(made.parcel_id, booked("TT4"), NOW)
      return made
    }

    it("takes a label back that the carrier sent after the ending", async () => {
      const made = await scanned()
      await packIt(made)
      await service.endSupplies(ofCase, system)
      await service.recordShipment(made.parcel_id, booked("TT1"), NOW)
      await service.takeBackLate(made.parcel_id, NOW)
      await service.takeBackLate(made.parcel_id, NOW)
      expect(await callsOf()).toEqual(["royal_mail.void_shipment"])
    })

    it("freezes a case of which nothing has left, and only that", async () => {
      const made = await labelled()
      expect(await service.freezeCase(ofCase, clinician)).toBe(true)
      const [stop] = await service.listStopOrders({})
      await expect(
        service.handOver(made.id, gates(), done)
      ).rejects.toMatchObject(shut)
      await expect(
        service.releaseStop(stop?.id ?? "", "By hand", clinician)
      ).rejects.toMatchObject({ code: "guard_not_met" })
      await service.thawCase("case_1", system)
      await service.handOver(made.id, gates(), done)
      expect(await service.freezeCase(ofCase, clinician)).toBe(false)
      expect(await service.stopsOver(made.id)).toEqual([])
    })

    it("finds a freeze whose ending was cut short, and none that became final or was taken back", async () => {
      const begun = { ...clinician, now: new Date(NOW.getTime() - 3_600_000) }
      for (const name of ["died", "ended", "thawed"]) {
        await open({ case_id: name, patient_id: name })
        const of = { case_id: name, patient_id: name }
        expect(await service.freezeCase(of, begun)).toBe(true)
      }
      const ended = { case_id: "ended", patient_id: "ended" }
      await service.endSupplies(ended, system)
      await service.endSupplies(ended, system)
      await service.thawCase("ended", system)
      await service.thawCase("thawed", system)
      expect(await service.frozenSince(NOW, 10)).toEqual(["died"])
      expect(await service.frozenSince(begun.now, 10)).toEqual(["died"])
      const before = new Date(begun.now.getTime() - 1)
      expect(await service.frozenSince(before, 10)).toEqual([])
      // One stop each: the freeze is what stays.
      const [final, ...others] = await service.listStopOrders({
        subject_id: "ended",
      })
      expect([final?.released_at, others]).toEqual([null, []])
    })

    it("cancels nothing of a case that is only about to end", async () => {
      const made = await scanned()
      await packIt(made)
      await service.freezeCase(ofCase, clinician)
      await service.recordShipment(made.parcel_id, booked("TT1"), NOW)
      await service.takeBackLate(made.parcel_id, NOW)
      await service.unpack(
        made.id,
        { intact: true, reason: "wrong_item" },
        done
      )
      expect(await stateOf(made.id)).toBe("ready")
      await service.thawCase("case_1", system)
      expect(await service.stopsOver(made.id)).toEqual([])
    })

    it("ends a case or hands over, never both, when both come at once", async () => {
      for (let round = 0; round < 12; round += 1) {
        const name = `end_${round}`
        const made = await scanned({ case_id: name, patient_id: name })
        await packIt(made)
        await service.recordShipment(made.parcel_id, booked(`END${round}`), NOW)
        const [leaving, freezing] = await Promise.allSettled([
          service.handOver(made.id, gates(), done),
          service.freezeCase({ case_id: name, patient_id: name }, clinician),
        ])
        const frozen = freezing.status === "fulfilled" && freezing.value
        expect(frozen).toBe(leaving.status === "rejected")
      }
    })
  },
})
