// Takes about 75 seconds.
import { Modules } from "@medusajs/framework/utils"
import { CORRESPONDENCE_MODULE } from "../../src/modules/correspondence"
import type CorrespondenceModuleService from "../../src/modules/correspondence/service"
import { GATES } from "../../src/modules/dispensing/domain/gates"
import { PATIENT_MODULE } from "../../src/modules/patient"
import type PatientModuleService from "../../src/modules/patient/service"
import { PRESCRIBING_MODULE } from "../../src/modules/prescribing"
import type PrescribingModuleService from "../../src/modules/prescribing/service"
import { readPrescriptions } from "../../src/workflows/account/read-prescriptions"
import { findFulfilment } from "../../src/workflows/dispensing/fulfilment"
import { readPrescribedText } from "../../src/workflows/messaging/prescribed-text"
import { drainWork } from "../../src/workflows/relay/drain"
import { sweepSupplies } from "../../src/workflows/sweeps/supplies"
import { type SeedRole, signIn } from "../fixtures/cases"
import { approvedSupply, dispensingOf } from "../fixtures/dispensing"
import { call, type Headers, must } from "../fixtures/shop"
import { openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { useSandbox } from "../setup/sandbox"

jest.setTimeout(120_000)

useSandbox()

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)

    const act = async (
      id: string,
      action: string,
      headers: Headers,
      body: unknown = {}
    ) =>
      call(shop, "POST", `/admin/supplies/${id}/${action}`, { headers, body })
    const open = (supply: { gates: { gate: string; open: boolean }[] }) =>
      supply.gates.filter((gate) => gate.open).map(({ gate }) => gate)

    it("goes from approval to the carrier through every gate, and nobody jumps one", async () => {
      const { supply_id, order_id } = await approvedSupply(shop)
      const team = await signIn(shop, "team")
      const pharmacist = await signIn(shop, "pharmacist")
      const support = await signIn(shop, "support")

      const refused = await call(shop, "GET", "/admin/supplies", {
        headers: support,
      })
      expect(refused.status).toBe(403)
      const list = await call(shop, "GET", "/admin/supplies?state=ready", {
        headers: team,
      })
      expect(list.headers["cache-control"]).toBe("no-store")
      const row = must(
        list.body["supplies"].find((s: { id: string }) => s.id === supply_id)
      )
      expect(row).toMatchObject({
        state: "ready",
        label: "One-off",
        held: false,
      })
      expect(row.promised_from <= row.promised_to).toBe(true)
      const byCase = await call(
        shop,
        "GET",
        `/admin/supplies?q=${row.case_reference.toLowerCase()}`,
        { headers: team }
      )
      expect(byCase.body).toMatchObject({ count: 1 })
      const wrong = await call(shop, "GET", "/admin/supplies?state=shiny", {
        headers: team,
      })
      expect(wrong.status).toBe(400)

      const early = await act(supply_id, "pack", team)
      expect(early).toMatchObject({
        status: 400,
        body: { code: "transition_not_allowed" },
      })
      const started = await act(supply_id, "start", team)
      expect(started.body["supply"]).toMatchObject({
        state: "dispensing",
        instructions: expect.stringContaining("Take one tablet"),
        deliver_to: ["1 Orchard Lane", "Leeds", "LS1 4ZZ"],
      })
      const { gtin } = started.body["supply"].item
      const bad = await act(supply_id, "scan", team, { gtin: "x" })
      expect(bad.status).toBe(400)
      expect(bad.body["errors"].map((e: { field: string }) => e.field)).toEqual(
        ["gtin", "batch_number", "expiry"]
      )
      const scan = { gtin, batch_number: "L42", expiry: "2099-01-31" }
      const other = await act(supply_id, "scan", team, {
        ...scan,
        gtin: "96385074",
      })
      expect(other.body).toMatchObject({ code: "invalid_field" })
      const noBody = await act(supply_id, "accuracy-check", pharmacist)
      expect(noBody.body).toMatchObject({ code: "guard_not_met" })
      await act(supply_id, "scan", team, scan)

      expect((await act(supply_id, "clinical-check", team)).status).toBe(403)
      expect((await act(supply_id, "accuracy-check", team)).status).toBe(403)
      const unchecked = await act(supply_id, "pack", team)
      expect(unchecked.body).toMatchObject({ code: "gate_closed" })
      expect(unchecked.body["message"]).toContain("clinical_check")
      await act(supply_id, "clinical-check", pharmacist)
      const checked = await act(supply_id, "accuracy-check", pharmacist)
      expect(open(checked.body["supply"])).toEqual(GATES)
      expect(checked.body["supply"].events_allowed).toContain("pack")

      const packed = await act(supply_id, "pack", team)
      expect(packed.body["supply"]).toMatchObject({ state: "packed" })
      const prescribing =
        shop.container.resolve<PrescribingModuleService>(PRESCRIBING_MODULE)
      expect(await prescribing.listPrescriptionIssues({ supply_id })).toEqual([
        expect.objectContaining({ state: "used" }),
      ])
      await drainWork(shop.container)
      const labelled = await call(shop, "GET", `/admin/supplies/${supply_id}`, {
        headers: team,
      })
      expect(labelled.body["supply"]).toMatchObject({
        state: "labelled",
        parcel: {
          has_label: true,
          tracking_number: expect.stringMatching(/^TT\d{9}GB$/),
        },
      })
      const { parcel } = labelled.body["supply"]
      const path = `/admin/parcels/${parcel.id}/label`
      const label = await call(shop, "GET", path, { headers: team })
      expect(label.body["text"]).toMatch(/^%PDF-/)
      expect(label.headers).toMatchObject({
        "content-type": "application/pdf",
        "cache-control": "no-store",
      })
      const stranger = await call(shop, "GET", path, { headers: support })
      expect(stranger.status).toBe(403)
      const found = await call(
        shop,
        "GET",
        `/admin/supplies?q=${parcel.tracking_number}`,
        { headers: team }
      )
      expect(found.body).toMatchObject({ count: 1 })

      const left = await act(supply_id, "hand-over", team)
      expect(left.body["supply"]).toMatchObject({ state: "dispatched" })
      await drainWork(shop.container)
      const fulfilment = await findFulfilment(
        shop.container,
        order_id,
        parcel.id
      )
      expect(fulfilment?.shipped_at).toBeInstanceOf(Date)
      const [stored] = await shop.container
        .resolve(Modules.FULFILLMENT)
        .listFulfillments(
          { id: must(fulfilment).id },
          { relations: ["labels"] }
        )
      expect(stored?.labels).toEqual([
        expect.objectContaining({
          tracking_number: parcel.tracking_number,
          label_url: expect.stringContaining(path),
        }),
      ])
    })

    it("waits for the letter, and stops and goes on with a hold", async () => {
      const { supply_id, case_id } = await approvedSupply(shop, {
        letter: "pending",
      })
      const team = await signIn(shop, "team")
      const prescriber = await signIn(shop, "prescriber")
      const state = async () =>
        (await dispensingOf(shop.container).retrieveSupply(supply_id)).state
      expect(await state()).toBe("due")
      const letters = shop.container.resolve<CorrespondenceModuleService>(
        CORRESPONDENCE_MODULE
      )
      const letter = must((await letters.listLetters({ case_id }))[0])
      await letters.updateLetters({ id: letter.id, state: "waived" })
      await dispensingOf(shop.container).updateSupplies({
        id: supply_id,
        gates_at: null,
      })
      await sweepSupplies(shop.container)
      expect(await state()).toBe("ready")

      const hold = { reason_code: "clinical_query", note: "Asks the GP" }
      expect((await act(supply_id, "hold", team, hold)).status).toBe(200)
      expect(await state()).toBe("due")
      const reason = { reason: "Answered" }
      const denied = await act(supply_id, "release-hold", team, reason)
      expect(denied.status).toBe(403)
      const empty = await act(supply_id, "release-hold", prescriber, {})
      expect(empty.body).toMatchObject({ code: "invalid_field" })
      await act(supply_id, "release-hold", prescriber, reason)
      expect(await state()).toBe("ready")
    })

    it("takes no accuracy check of anybody who scanned a pack of it", async () => {
      const { supply_id } = await approvedSupply(shop)
      const team = await signIn(shop, "team")
      const pharmacist = await signIn(shop, "pharmacist")
      const { body } = await act(supply_id, "start", team)
      await act(supply_id, "scan", pharmacist, {
        gtin: body["supply"].item.gtin,
        batch_number: "L42",
        expiry: "2099-01-31",
      })
      expect((await act(supply_id, "accuracy-check", pharmacist)).status).toBe(
        403
      )
      const other = await signIn(shop, "pharmacist2")
      expect((await act(supply_id, "accuracy-check", other)).status).toBe(200)
    })

    it("lets nobody dispense their own medicine", async () => {
      const { supply_id, case_id } = await approvedSupply(shop, {
        letter: "pending",
      })
      const { container } = shop
      const patients = container.resolve<PatientModuleService>(PATIENT_MODULE)
      const customers = container.resolve(Modules.CUSTOMER)
      const { patient_id } =
        await dispensingOf(container).retrieveSupply(supply_id)
      const { customer_id, email } = await patients.retrievePatient(patient_id)
      const as = async (who: SeedRole, path: string, body: unknown = {}) =>
        call(shop, "POST", `/admin/${path}`, {
          headers: await signIn(shop, who),
          body,
        })
      /** Refused to the patient themselves, by either address, and then done. */
      const refusedToThemselves = async (
        who: SeedRole,
        path: string,
        body: unknown = {}
      ) => {
        const own = `${who}@willow-pharmacy.example`
        const told = { status: 400, body: { code: "not_eligible" } }
        await patients.updatePatients({ id: patient_id, email: own })
        expect([path, await as(who, path, body)]).toMatchObject([path, told])
        await patients.updatePatients({ id: patient_id, email })
        await customers.updateCustomers(customer_id, { email: own })
        expect([path, await as(who, path, body)]).toMatchObject([path, told])
        await customers.updateCustomers(customer_id, { email })
        const done = await as(who, path, body)
        expect([path, done.status]).toEqual([path, 200])
        return done
      }
      const supply = `supplies/${supply_id}`
      const reason = { reason: "An invented reason" }
      const letters = container.resolve<CorrespondenceModuleService>(
        CORRESPONDENCE_MODULE
      )
      const letter = must((await letters.listLetters({ case_id }))[0])
      await refusedToThemselves(
        "prescriber",
        `letters/${letter.id}/waive`,
        reason
      )
      await drainWork(container)
      const hold = { reason_code: "clinical_query", note: "Asks the GP" }
      await as("team", `${supply}/hold`, hold)
      await refusedToThemselves("prescriber", `${supply}/release-hold`, reason)
      const started = await refusedToThemselves("team", `${supply}/start`)
      await as("team", `${supply}/scan`, {
        gtin: started.body["supply"].item.gtin,
        batch_number: "L42",
        expiry: "2099-01-31",
      })
      await refusedToThemselves("pharmacist", `${supply}/clinical-check`)
      await refusedToThemselves("pharmacist", `${supply}/accuracy-check`)
      await refusedToThemselves("team", `${supply}/pack`)
      await drainWork(container)
      await refusedToThemselves("team", `${supply}/hand-over`)
    })

    it("tells nobody of a revoked prescription as if it stood", async () => {
      const { case_id } = await approvedSupply(shop)
      const { container } = shop
      const prescribing =
        container.resolve<PrescribingModuleService>(PRESCRIBING_MODULE)
      const [signed] = await prescribing.listPrescriptions({ case_id })
      const { id, patient_id } = must(signed)
      const { customer_id } = await container
        .resolve<PatientModuleService>(PATIENT_MODULE)
        .retrievePatient(patient_id)
      const about = {
        id: case_id,
        legal_class: "POM",
        treatment_name: "Tablets",
        quantity: 1,
      }
      const shown = async () => ({
        listed: (await readPrescriptions(container, customer_id)).length,
        message: (await readPrescribedText(container, about)).split(":")[0],
      })
      const stands = { listed: 1, message: "Prescribed" }
      expect(await shown()).toEqual(stands)
      await prescribing.updatePrescriptions({ id, authority: "exhausted" })
      expect(await shown()).toEqual(stands)
      await prescribing.updatePrescriptions({ id, authority: "revoked" })
      expect(await shown()).toEqual({ listed: 0, message: "1 × Tablets." })
    })
  },
})
