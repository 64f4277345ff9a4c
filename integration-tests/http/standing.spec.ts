import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { SandboxHandle } from "../../sandbox"
import { STAFF_MODULE } from "../../src/modules/staff"
import type StaffModuleService from "../../src/modules/staff/service"
import { drainWork } from "../../src/workflows/relay/drain"
import {
  casesOf,
  openSections,
  prescribingOf,
  queuedCase,
  type SeedRole,
  signIn,
} from "../fixtures/cases"
import { approvedSupply, dispensingOf } from "../fixtures/dispensing"
import { identityDesk, paidCase, rename } from "../fixtures/identity"
import { call, type Headers, must } from "../fixtures/shop"
import { openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { pointWebhooksAt, startTestSandbox } from "../setup/sandbox"

jest.setTimeout(120_000)

let sandbox: SandboxHandle

beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(() => sandbox.close())

const ROLES = ["prescriber", "pharmacist", "pharmacist2", "team"] as const
/** How somebody in good standing stops being it, and what they are then told. */
const LAPSES = [
  [{ register_checked_on: "2001-01-01" }, "registration_lapsed"],
  [{ indemnity_expires_on: "2001-01-01" }, "registration_lapsed"],
  [{ scope: { handles: ["acne"] } }, "outside_scope"],
] as const

/** Who may decide, looked at again at the moment when it counts. */
medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools, "forms", "reasons")
    const staff = {} as Record<SeedRole, Headers>

    beforeAll(async () => {
      await pointWebhooksAt(sandbox, shop.baseUrl)
      for (const role of ROLES) {
        staff[role] = await signIn(shop, role)
      }
    })

    const post = (role: SeedRole, path: string, body: unknown = {}) =>
      call(shop, "POST", `/admin/${path}`, { body, headers: staff[role] })
    const caseOf = (id: string) => casesOf(shop).retrieveClinicalCase(id)

    /** Changes the profile of the one prescriber; gives what undoes it. */
    const changePrescriber = async (columns: object) => {
      const service = shop.container.resolve<StaffModuleService>(STAFF_MODULE)
      const [profile] = await service.listStaffProfiles({ role: "prescriber" })
      const { id, scope, register_checked_on, indemnity_expires_on } =
        must(profile)
      const save = async (changes: object) => {
        await service.updateStaffProfiles({ id, ...changes })
        // What a request sees of a profile may be five seconds old.
        service["cache"].clear()
      }
      await save(columns)
      return () => save({ scope, register_checked_on, indemnity_expires_on })
    }

    /** Nothing dearer than what was ordered is put to a patient. */
    const makeCheap = (item_id: string) =>
      shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(
        `update price set amount = 5, raw_amount = '{"value": "5", "precision": 20}'
          where price_set_id in (select l.price_set_id
            from product_variant_price_set l
            join formulary_item i on i.variant_id = l.variant_id
           where i.id = ?)`,
        [item_id]
      )

    it("lets one of two clinicians claim and decide a case at the same instant, and tells the other", async () => {
      const id = await queuedCase(shop)
      await casesOf(shop).updateClinicalCases({
        id,
        legal_class: "P",
        queue: "pharmacist",
      })
      const pair = ["pharmacist", "pharmacist2"] as const
      const claims = await Promise.all(
        pair.map((role) => post(role, `cases/${id}/claim`))
      )
      expect(claims.map(({ status }) => status).sort()).toEqual([200, 409])
      const { claimed_by } = await caseOf(id)
      const lost = claims.find(({ status }) => status === 409)
      expect(lost?.body).toMatchObject({
        code: "claimed_by_another",
        message: expect.stringContaining(must(claimed_by)),
      })

      const deny = { reason: "interaction", notes: "Takes X" }
      const denials = await Promise.all(
        pair.map((role) => post(role, `cases/${id}/deny`, deny))
      )
      expect(denials.map(({ status }) => status)).toEqual(
        claims.map(({ status }) => status)
      )
      expect(
        denials.find(({ status }) => status === 409)?.body["code"]
      ).toMatch(/^(claimed_by_another|transition_not_allowed)$/)
      const decisions = await casesOf(shop).listDecisions({ case_id: id })
      expect(decisions.map(({ user_id }) => user_id)).toEqual([claimed_by])
      // Also when one comes right after the other has decided.
      const late = pair[claims.findIndex(({ status }) => status === 409)]
      const after = await post(must(late), `cases/${id}/deny`, deny)
      expect([after.status, after.body["code"]]).toEqual([
        409,
        "transition_not_allowed",
      ])
      await drainWork(shop.container)
    })

    it("lets nobody let go on what was stopped whose registration lapsed or whose scope it isn't", async () => {
      const { supply_id, case_id } = await approvedSupply(shop)
      const about = { scope: "case", subject_id: case_id }
      const stop = await post("team", "stops", {
        ...about,
        reason_code: "clinical_query",
      })
      const held = await post("team", `supplies/${supply_id}/hold`, {
        reason_code: "clinical_query",
      })
      expect([stop.status, held.status]).toEqual([201, 200])
      const [rx] = await prescribingOf(shop).listPrescriptions({ case_id })
      const { id: rx_id } = must(rx)
      const suspend = `prescriptions/${rx_id}/suspend`
      const reason = { reason: "Looked into it" }
      const ways = [
        `stops/${String(stop.body["stop"].id)}/release`,
        `supplies/${supply_id}/release-hold`,
        `prescriptions/${rx_id}/resume`,
        `prescriptions/${rx_id}/revoke`,
      ]
      for (const [columns, code] of LAPSES) {
        const undo = await changePrescriber(columns)
        for (const way of ways) {
          const refused = await post("prescriber", way, reason)
          expect([way, refused.status, refused.body["code"]]).toEqual([
            way,
            403,
            code,
          ])
        }
        await undo()
      }
      // Whoever sees a danger may stop it all the same; and nothing was let go on.
      const stops = await dispensingOf(shop.container).stopsOver(supply_id)
      expect(stops).toHaveLength(1)
      for (const way of ways) {
        const released = await post("prescriber", way, reason)
        // The stop's own suspension ended with it: there is nothing to resume.
        const status = way.endsWith("resume") ? 400 : 200
        expect([way, released.status]).toEqual([way, status])
      }
      expect((await post("prescriber", suspend, reason)).status).toBe(400)
      await drainWork(shop.container)
    })

    it("gives a change back to the queue that the patient accepts after its proposer's registration lapsed", async () => {
      const { case_id, person } = await paidCase(shop, "Passes")
      await post("prescriber", `cases/${case_id}/claim`)
      await openSections(shop, staff.prescriber, case_id)
      const read = await call(shop, "GET", `/admin/cases/${case_id}`, {
        headers: staff.prescriber,
      })
      const { proposal, alternatives } = read.body["case"]
      const [same] = (
        alternatives as { formulary_item_id: string; units_per_pack: number }[]
      ).filter((one) => one.formulary_item_id !== proposal.formulary_item_id)
      await makeCheap(must(same).formulary_item_id)
      const put = await post("prescriber", `cases/${case_id}/propose`, {
        proposal: {
          formulary_item_id: must(same).formulary_item_id,
          dose: "1 mg",
          directions: "Take one a day",
          quantity: must(same).units_per_pack,
        },
        reason: "A smaller pack first",
        gp_justification: "Low risk",
      })
      expect([put.status, put.body["message"]]).toEqual([200, undefined])
      const [row] = await casesOf(shop).listChangeProposals({ case_id })
      const undo = await changePrescriber(LAPSES[0][0])
      const path = `/store/account/proposals/${must(row).id}`
      const accepted = await call(shop, "POST", path, {
        body: { answer: "accept" },
        headers: person.headers,
      })
      expect(accepted.status).toBe(200)
      await drainWork(shop.container)
      expect(await caseOf(case_id)).toMatchObject({
        state: "queued",
        claimed_by: null,
        formulary_item_id: must(same).formulary_item_id,
      })
      const drawn = await prescribingOf(shop).listPrescriptions({ case_id })
      expect(drawn).toEqual([])
      await undo()
    })

    it("marks a case that went on before staff failed its patient's identity, until somebody has acknowledged it", async () => {
      const desk = identityDesk(shop, staff)
      const { case_id, person } = await paidCase(shop, "Passes")
      await post("prescriber", `cases/${case_id}/claim`)
      await openSections(shop, staff.prescriber, case_id)
      await rename(shop, person, { last_name: "Refer" })
      await drainWork(shop.container)
      await desk.sendBoth(person)
      const failed = await desk.judge("team", case_id, "fail", {
        reason: "details_do_not_match",
        note: "Another face",
      })
      expect([failed.status, failed.body["message"]]).toEqual([200, undefined])
      expect((await caseOf(case_id)).state).toBe("in_review")
      const flags = await casesOf(shop).listCaseFlags({
        case_id,
        kind: "identity_failed",
        settled_at: null,
      })
      expect(flags).toEqual([expect.objectContaining({ level: "red" })])
      const refused = await post("prescriber", `cases/${case_id}/approve`, {
        gp_justification: "Low risk",
      })
      expect([refused.status, refused.body["code"]]).toEqual([
        expect.any(Number),
        "evidence_missing",
      ])
    })
  },
})
