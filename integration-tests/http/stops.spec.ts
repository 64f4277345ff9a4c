// Takes about 75 seconds.
import { PATIENT_MODULE } from "../../src/modules/patient"
import type PatientModuleService from "../../src/modules/patient/service"
import { clock } from "../../src/shared/clock"
import { billingOf } from "../../src/workflows/billing/services"
import { readPrescription } from "../../src/workflows/clinical-review/read-prescription"
import { freezeCase } from "../../src/workflows/dispensing/end-case-supply"
import { drainWork } from "../../src/workflows/relay/drain"
import { runSweeps } from "../../src/workflows/relay/run-sweeps"
import {
  caseAwaitingSignature,
  casesOf,
  control,
  prescribingOf,
  type SeedRole,
} from "../fixtures/cases"
import {
  approvedSupply,
  dispensingOf,
  packSupply,
  prepareSupply,
} from "../fixtures/dispensing"
import { must } from "../fixtures/shop"
import { openDesk, openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { pointWebhooksAt, useSandbox } from "../setup/sandbox"

jest.setTimeout(120_000)

const sandbox = useSandbox()

const clinician = { type: "staff" as const, id: "user_1", role: "pharmacist" }

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools, "forms")
    const { staff, get, post } = openDesk(shop)

    beforeAll(async () => {
      await pointWebhooksAt(sandbox, shop.baseUrl)
    })

    const supplies = () => dispensingOf(shop.container)
    const stateOf = async (id: string) =>
      (await supplies().retrieveSupply(id)).state
    const caseOf = (id: string) => casesOf(shop).retrieveClinicalCase(id)
    const refundsOf = (case_id: string) =>
      billingOf(shop.container).listCaseRefunds({ case_id })
    /** The prescription as the case page shows it. */
    const shownOf = async (case_id: string) =>
      must(await readPrescription(shop.container, case_id))
    const authorityOf = async (case_id: string) => {
      const [rx] = await prescribingOf(shop).listPrescriptions({ case_id })
      return must(rx).authority
    }
    const issuesOf = async (case_id: string) => {
      const [rx] = await prescribingOf(shop).listPrescriptions({ case_id })
      const issues = await prescribingOf(shop).listPrescriptionIssues({
        prescription_id: must(rx).id,
      })
      return issues.map(({ state }) => state)
    }

    /** Opens a stop as the pharmacy team; gives its id. */
    const stop = async (of: Record<string, string>): Promise<string> => {
      const body = { reason_code: "recall", note: "Marked-note", ...of }
      const opened = await post("team", "stops", body)
      expect([opened.status, opened.body["message"]]).toEqual([201, undefined])
      return String(opened.body["stop"].id)
    }
    const release = (role: SeedRole, id: string, reason = "Looked into it") =>
      post(role, `stops/${id}/release`, { reason })
    const isRefused = async (id: string, action: string) => {
      const answer = await post("team", `supplies/${id}/${action}`)
      expect([action, answer.status]).toEqual([action, 400])
      expect(answer.body["code"]).toMatch(/gate_closed|transition_not_allowed/)
    }
    /** A supply with its label, ready for the carrier. */
    const labelled = async () => {
      const made = await approvedSupply(shop)
      await packSupply(shop, made.supply_id)
      await drainWork(shop.container)
      expect(await stateOf(made.supply_id)).toBe("labelled")
      return made
    }

    it("stops a patient, a case, a product and a batch, wherever the pack is, until a clinician lets it go on", async () => {
      const ready = await approvedSupply(shop)
      const picked = await approvedSupply(shop)
      await prepareSupply(shop, picked.supply_id)
      const made = await labelled()
      const { formulary_item_id } = await supplies().retrieveSupply(
        made.supply_id
      )
      const { patient_id: of_ready } = await caseOf(ready.case_id)

      // Nothing of it is for support, nor without a reason.
      const about = { scope: "case", subject_id: made.case_id }
      const body = { ...about, reason_code: "recall" }
      expect((await post("support", "stops", body)).status).toBe(403)
      expect((await get("support", "stops")).status).toBe(403)
      expect((await post("team", "stops", about)).status).toBe(400)
      const nobody = { ...body, subject_id: "case_none" }
      expect((await post("team", "stops", nobody)).status).toBe(404)

      const patient = await stop({ scope: "patient", subject_id: of_ready })
      await isRefused(ready.supply_id, "start")
      const ofCase = await stop({ scope: "case", subject_id: picked.case_id })
      await isRefused(picked.supply_id, "pack")
      const item = { subject_id: formulary_item_id }
      const batch = await stop({
        scope: "batch",
        batch_number: "l 42",
        ...item,
      })
      await isRefused(made.supply_id, "hand-over")
      const product = await stop({ scope: "item", ...item })
      await drainWork(shop.container)

      // A stop over a person suspends what was signed; one over a product doesn't.
      const suspended = await shownOf(ready.case_id)
      expect(suspended).toMatchObject({
        authority: "suspended",
        suspended_by: "stop",
        authority_events: ["revoke"],
        issues: [{ number: 1, state: "reserved", used_at: null }],
        next_issue_from: null,
      })
      const resumed = await post(
        "prescriber",
        `prescriptions/${suspended.id}/resume`,
        { reason: "Looked into it" }
      )
      expect(resumed.body).toMatchObject({ code: "guard_not_met" })
      expect(await shownOf(made.case_id)).toMatchObject({
        authority: "exhausted",
        authority_events: [],
        issues: [{ number: 1, state: "used", used_at: expect.any(String) }],
      })
      expect(await issuesOf(picked.case_id)).toEqual(["reserved"])

      // What comes later is born stopped.
      const later = await approvedSupply(shop)
      await isRefused(later.supply_id, "start")

      const list = await get("team", "stops?state=open")
      expect(list.body["count"]).toBe(4)
      expect(JSON.stringify(list.body)).not.toContain("Marked-note")

      for (const [role, status] of [
        ["support", 403],
        ["team", 403],
        ["admin", 403],
      ] as const) {
        expect([role, (await release(role, batch)).status]).toEqual([
          role,
          status,
        ])
      }
      expect((await release("pharmacist", batch, " ")).status).toBe(400)
      // Nobody releases a stop over themselves.
      await shop.container
        .resolve<PatientModuleService>(PATIENT_MODULE)
        .updatePatients({
          id: of_ready,
          email: "prescriber@willow-pharmacy.example",
        })
      expect((await release("prescriber", patient)).body).toMatchObject({
        code: "not_eligible",
      })

      expect((await release("pharmacist", batch)).status).toBe(200)
      await isRefused(made.supply_id, "hand-over")
      expect((await release("prescriber", product)).status).toBe(200)
      expect((await release("prescriber", product)).body).toMatchObject({
        code: "guard_not_met",
      })
      expect((await release("pharmacist", patient)).status).toBe(200)
      expect((await release("prescriber", ofCase)).status).toBe(200)
      await drainWork(shop.container)
      expect(await shownOf(ready.case_id)).toMatchObject({
        authority: "active",
        suspended_by: null,
        authority_events: ["suspend", "revoke"],
      })
      expect(await stateOf(later.supply_id)).toBe("ready")

      // What was checked before the stop is checked again (DSP-6).
      await isRefused(made.supply_id, "hand-over")
      const checked = await post(
        "pharmacist",
        `supplies/${made.supply_id}/clinical-check`
      )
      expect([checked.status, checked.body["message"]]).toEqual([
        200,
        undefined,
      ])
      const left = await post("team", `supplies/${made.supply_id}/hand-over`)
      expect(left.body["supply"]).toMatchObject({ state: "dispatched" })
      await drainWork(shop.container)
    })

    it("either hands over or cancels when both come at once, and refunds only what can't leave", async () => {
      for (const cancelsFirst of [false, false, true]) {
        const { supply_id, case_id } = await labelled()
        const cancel = () =>
          post("admin", `cases/${case_id}/cancel`, { reason: "By phone" })
        const first = cancelsFirst ? await cancel() : cancel()
        const [leaving, ending] = await Promise.all([
          post("team", `supplies/${supply_id}/hand-over`),
          first,
        ])
        expect(cancelsFirst && leaving.status === 200).toBe(false)
        const hasLeft = leaving.status === 200
        expect([hasLeft, ending.status === 200]).toEqual([hasLeft, !hasLeft])
        await drainWork(shop.container)
        const { state } = await caseOf(case_id)
        const { dispatched_at } = await supplies().retrieveSupply(supply_id)
        expect(dispatched_at !== null).toBe(hasLeft)
        if (hasLeft) {
          expect(state).toBe("approved")
          expect(await refundsOf(case_id)).toEqual([])
          continue
        }
        expect(state).toBe("awaiting_refund")
        // The pack is still in somebody's hands: the money waits for it.
        await runSweeps(shop.container)
        const sent = async () =>
          (await refundsOf(case_id)).map((one) => one.state)
        expect(await sent()).toEqual(["requested"])
        await isRefused(supply_id, "hand-over")
        const [over] = await supplies().listStopOrders({ subject_id: case_id })
        const kept = await release("pharmacist", must(over).id)
        expect(kept.body).toMatchObject({ code: "guard_not_met" })
        await post("team", `supplies/${supply_id}/unpack`, {
          intact: true,
          reason: "cancelled",
        })
        expect(await stateOf(supply_id)).toBe("cancelled")
        await runSweeps(shop.container)
        await drainWork(shop.container)
        expect(await sent()).not.toEqual(["requested"])
      }
    })

    it("lets a case go on whose cancelling was cut short, and no other", async () => {
      const { supply_id, case_id } = await labelled()
      // The process died right after the freeze.
      expect(await freezeCase(shop.container, case_id, clinician)).toBe(true)
      await drainWork(shop.container)
      await isRefused(supply_id, "hand-over")
      await runSweeps(shop.container)
      expect(await supplies().frozenSince(clock.now(), 9)).toEqual([case_id])

      clock.setOffset(11 * 60_000)
      await runSweeps(shop.container)
      await drainWork(shop.container)
      expect(await supplies().frozenSince(clock.now(), 9)).toEqual([])
      expect(await authorityOf(case_id)).toBe("exhausted")
      await post("pharmacist", `supplies/${supply_id}/clinical-check`)
      const left = await post("team", `supplies/${supply_id}/hand-over`)
      expect([left.status, left.body["message"]]).toEqual([200, undefined])

      // What has left is not cancelled, and nothing stays stopped by the try.
      const late = await post("admin", `cases/${case_id}/cancel`, {
        reason: "Asked by phone",
      })
      expect(late.body).toMatchObject({ code: "guard_not_met" })
      expect(await supplies().stopsOver(supply_id)).toEqual([])
      await drainWork(shop.container)
    })

    it("ends what a cancelled case has under way: the draft, the issues, the supply; and the refund follows", async () => {
      const draft = await caseAwaitingSignature(shop, staff.prescriber)
      const page = await get("prescriber", `cases/${draft.case_id}`)
      expect([page.status, page.body["message"]]).toEqual([200, undefined])
      expect(page.body["case"].prescription).toMatchObject({
        state: "awaiting_signature",
        authority_events: [],
        issues: [],
      })
      const begun = await approvedSupply(shop)
      for (const case_id of [draft.case_id, begun.case_id]) {
        const ended = await post("admin", `cases/${case_id}/cancel`, {
          reason: "Marked-reason",
        })
        expect([ended.status, ended.body["message"]]).toEqual([200, undefined])
      }
      await drainWork(shop.container)
      await drainWork(shop.container)
      const [rx] = await prescribingOf(shop).listPrescriptions({
        case_id: draft.case_id,
      })
      expect(rx).toMatchObject({ state: "ended", authority: null })
      expect(await authorityOf(begun.case_id)).toBe("revoked")
      expect(await issuesOf(begun.case_id)).toEqual(["withdrawn"])
      expect(await stateOf(begun.supply_id)).toBe("cancelled")
      // Its stop is for good, and stands with nobody's work.
      const listed = async (state: string) =>
        JSON.stringify((await get("team", `stops?state=${state}`)).body)
      expect(await listed("ended")).toContain(begun.case_id)
      expect(await listed("open")).not.toContain(begun.case_id)
      for (const case_id of [draft.case_id, begun.case_id]) {
        expect(await caseOf(case_id)).toMatchObject({ ended_as: "cancelled" })
        const [refund, ...others] = await refundsOf(case_id)
        expect(others).toEqual([])
        expect(must(refund).state).not.toBe("requested")
      }
      expect(
        JSON.stringify(await control(sandbox.url, "state/mailbox"))
      ).not.toContain("Marked-reason")
    })
  },
})
