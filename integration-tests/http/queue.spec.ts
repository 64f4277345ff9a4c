import { PATIENT_MODULE } from "../../src/modules/patient"
import type PatientModuleService from "../../src/modules/patient/service"
import { STAFF_MODULE } from "../../src/modules/staff"
import type StaffModuleService from "../../src/modules/staff/service"
import { clock } from "../../src/shared/clock"
import { drainWork } from "../../src/workflows/relay/drain"
import { runSweeps } from "../../src/workflows/relay/run-sweeps"
import { casesOf, control, queuedCase } from "../fixtures/cases"
import { call, must } from "../fixtures/shop"
import { openDesk, openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { pointWebhooksAt, useSandbox } from "../setup/sandbox"

jest.setTimeout(120_000)

const sandbox = useSandbox()
afterEach(() => clock.setOffset(0))

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools, "forms")
    const { staff, get, post } = openDesk(shop, ["prescriber", "pharmacist"])

    beforeAll(async () => {
      await pointWebhooksAt(sandbox, shop.baseUrl)
    })

    const stateOf = async (id: string) =>
      (await casesOf(shop).retrieveClinicalCase(id)).state

    it("gives out the next case but never one's own, keeps views, and sends one digest a day", async () => {
      const [own, other] = [await queuedCase(shop), await queuedCase(shop)]
      const record = await casesOf(shop).retrieveClinicalCase(own)
      await shop.container
        .resolve<PatientModuleService>(PATIENT_MODULE)
        .updatePatients({
          id: record.patient_id,
          email: "Prescriber+me@willow-pharmacy.example",
        })
      await casesOf(shop).updateClinicalCases({
        id: own,
        place_at: new Date(clock.now().getTime() - 31 * 86_400_000),
        last_activity_at: new Date(clock.now().getTime() - 31 * 86_400_000),
      })
      const old = await get("prescriber", "cases?waiting_days=7")
      expect(old.body).toMatchObject({ count: 1, more: false })
      expect(old.body["cases"][0]).toMatchObject({
        id: own,
        ageing: "abandonable",
        flag_levels: { red: 0 },
      })
      const next = () => post("prescriber", "cases/next")
      expect((await next()).body["case"]).toMatchObject({ id: other })
      expect(await stateOf(other)).toBe("in_review")
      expect((await next()).body).toEqual({ case: null })
      expect((await post("pharmacist", "cases/next")).body["case"]).toBeNull()

      const view = { name: "Old ones", filters: { waiting_days: 7 } }
      const kept = await post("prescriber", "staff/me/views", view)
      expect(kept.status).toBe(201)
      const path = `staff/me/views/${must(kept.body["view"].id)}`
      const twice = await post("prescriber", "staff/me/views", view)
      expect(twice.status).toBe(409)
      expect((await post("pharmacist", path, { name: "Mine" })).status).toBe(
        404
      )
      await post("prescriber", path, { name: "Oldest", is_default: true })
      const views = await get("prescriber", "staff/me/views")
      expect(views.body["views"]).toEqual([
        { ...kept.body["view"], name: "Oldest", is_default: true },
      ])
      const removed = await call(shop, "DELETE", `/admin/${path}`, {
        headers: staff.prescriber,
      })
      expect(removed.status).toBe(200)
      expect((await get("prescriber", "staff/me/views")).body).toEqual({
        views: [],
      })

      const people = shop.container.resolve<StaffModuleService>(STAFF_MODULE)
      const [prescriber] = await people.listStaffProfiles({
        role: "prescriber",
      })
      await people.updateStaffProfiles({
        id: must(prescriber).id,
        notify_mode: "digest",
      })
      const tomorrow = new Date(Date.now() + 86_400_000)
      const digests = async (hour: number) => {
        clock.setOffset(tomorrow.setUTCHours(hour, 30) - Date.now())
        await runSweeps(shop.container)
        await drainWork(shop.container)
        const mail = JSON.stringify(await control(sandbox.url, "state/mailbox"))
        expect(mail).not.toMatch(/Finasteride|Pass Example/)
        return mail.match(/cases? waits? for review/g)?.length ?? 0
      }
      expect(await digests(5)).toBe(0)
      const sent = await digests(9)
      expect(sent).toBeGreaterThan(0)
      expect(await digests(11)).toBe(sent)
    })
  },
})
