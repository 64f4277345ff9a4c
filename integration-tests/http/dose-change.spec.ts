import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { CORRESPONDENCE_MODULE } from "../../src/modules/correspondence"
import type CorrespondenceModuleService from "../../src/modules/correspondence/service"
import { FORMULARY_MODULE } from "../../src/modules/formulary"
import type FormularyModuleService from "../../src/modules/formulary/service"
import { addDays } from "../../src/shared/calendar"
import { clock } from "../../src/shared/clock"
import { londonDay } from "../../src/shared/london"
import { judgeSupply } from "../../src/workflows/dispensing/judge"
import { drainWork } from "../../src/workflows/relay/drain"
import { sweepInstalments } from "../../src/workflows/sweeps/instalments"
import { withdrawReplaced } from "../../src/workflows/dose-change/withdraw-replaced"
import {
  answeredBasket,
  casesOf,
  control,
  openSections,
  prescribingOf,
} from "../fixtures/cases"
import { dispensingOf } from "../fixtures/dispensing"
import { atTen, payPlan, planPack, plansOf } from "../fixtures/plans"
import { call, makePatient, must, type Person } from "../fixtures/shop"
import { openDesk, openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { pointWebhooksAt, useSandbox } from "../setup/sandbox"
import { Partners } from "../support/partners"

// Takes about 25 seconds.
jest.setTimeout(300_000)

const sandbox = useSandbox()
const GP = "Told to see a GP about side effects"
const HIGH_PRICE = 2_499

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools, "forms")
    const { staff, get, post } = openDesk(shop, [
      "prescriber",
      "pharmacist",
      "team",
    ])
    afterAll(() => clock.setOffset(0))

    const at = (day: string) =>
      clock.setOffset(
        clock.offset() + atTen(day).getTime() - clock.now().getTime()
      )
    /** The partner's news comes by itself. */
    const until = async (what: string, seen: () => Promise<boolean>) => {
      for (let attempt = 0; attempt < 100; attempt += 1) {
        await drainWork(shop.container)
        if (await seen()) {
          return
        }
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      throw new Error(`${what} never came`)
    }

    /** The larger pack of the same medicine, sold as another strength of it. */
    async function otherStrength(item_id: string) {
      const formulary =
        shop.container.resolve<FormularyModuleService>(FORMULARY_MODULE)
      const low = await formulary.retrieveFormularyItem(item_id)
      const [high] = await formulary.listFormularyItems({
        category_id: low.category_id,
        legal_class: "POM",
        ingredient: low.ingredient,
        id: { $ne: low.id },
      })
      const price = { monthly_price: HIGH_PRICE, discount_percent: null }
      await formulary.updateFormularyItems({
        id: must(high).id,
        strength: "5 mg",
        plan_options: [{ months: 3, ...price, on: true }],
      })
      const [other] = await formulary.listFormularyItems({
        category_id: low.category_id,
        legal_class: "P",
      })
      return { high: must(high), other: must(other) }
    }

    /** The supply of a month leaves, and comes. */
    async function leaves(case_id: string, plan_id: string, number: number) {
      const { container } = shop
      const [supply] = await dispensingOf(container).listSupplies({
        case_id,
        instalment_number: number,
      })
      const { id: supply_id } = must(supply)
      await dispensingOf(container).updateSupplies({
        id: supply_id,
        state: "delivered",
        dispatched_at: clock.now(),
        delivered_at: clock.now(),
      })
      await prescribingOf(shop).useIssue({ supply_id }, clock.now())
      const course = must(
        (await plansOf(container).listCourses({ case_id }))[0]
      )
      const day = londonDay(clock.now())
      await plansOf(container).noteDispatch(
        { course_id: course.id, plan_id, supply_id, number, day },
        { type: "system", id: "test" },
        clock.now()
      )
    }

    /** A plan of three months that was bought, approved and signed for, and whose first parcel has come. */
    async function runningPlan(person: Person) {
      const { container } = shop
      const { variant_id, item_id } = await planPack(shop)
      const { order_id } = await payPlan(
        shop,
        await answeredBasket(shop, person, { variant_id, plan_months: 3 })
      )
      await drainWork(container)
      const { id: plan_id, case_id } = must(
        (await plansOf(container).listPlans({ order_id }))[0]
      )
      const path = `cases/${case_id}`
      await post("prescriber", `${path}/claim`)
      await openSections(shop, staff.prescriber, case_id)
      const { proposal, reference } = must(
        (await get("prescriber", path)).body["case"]
      )
      const { formulary_item_id, dose, directions, quantity } = proposal
      const approved = await post("prescriber", `${path}/approve`, {
        proposal: { formulary_item_id, dose, directions, quantity },
        gp_justification: GP,
      })
      expect(approved.status).toBe(200)
      await drainWork(container)
      await new Partners(sandbox.url).sign(reference)
      await until(
        "the approval",
        async () =>
          (await casesOf(shop).retrieveClinicalCase(case_id)).state ===
          "approved"
      )
      await leaves(case_id, plan_id, 1)
      const day = londonDay(clock.now())
      return { plan_id, case_id, item_id, day }
    }

    it("gives later months another strength once the patient agreed and it is signed, and leaves everything as it is until then (SAF-18, SAF-2)", async () => {
      const { container } = shop
      await pointWebhooksAt(sandbox, shop.baseUrl)
      const person = await makePatient(shop)
      const stranger = await makePatient(shop)
      const given = await runningPlan(person)
      const { plan_id, case_id, item_id, day } = given
      const { high, other } = await otherStrength(item_id)
      const path = `cases/${case_id}/dose-change`
      const body = {
        proposal: {
          formulary_item_id: high.id,
          dose: "1 tablet",
          directions: "Take ONE tablet ONCE a day",
          quantity: 84,
        },
        shown_pence: HIGH_PRICE,
        reason: "It did too little so far",
        gp_justification: GP,
      }
      const state = async () => {
        const plan = await plansOf(container).retrievePlan(plan_id)
        const months = await plansOf(container).listInstalments(
          { plan_id },
          { order: { number: "ASC" } }
        )
        return {
          item: plan.formulary_item_id,
          price: plan.monthly_price,
          amounts: months.map(({ amount }) => amount),
        }
      }
      const doses = async () =>
        (
          await plansOf(container).listDoseChanges(
            { plan_id },
            { order: { proposed_at: "ASC" } }
          )
        ).map((one) => one.state)
      const said = (who: Person, answer: object) =>
        call(shop, "POST", `/store/account/plans/${plan_id}/dose-change`, {
          headers: who.headers,
          body: answer,
        })
      const shown = async () =>
        must(
          (
            await call(shop, "GET", `/store/account/plans/${plan_id}`, {
              headers: person.headers,
            })
          ).body["plan"]
        )
      const signatures = () =>
        prescribingOf(shop).listPrescriptions(
          { case_id },
          { order: { created_at: "ASC" } }
        )
      const partner = async (does: "sign" | "decline") => {
        const { partner_reference } = must((await signatures()).at(-1))
        await control(
          sandbox.url,
          `signaturerx/prescriptions/${must(partner_reference)}/${does}`,
          {}
        )
      }
      const before = await state()

      // Who may, and what may be proposed.
      for (const role of ["team", "pharmacist"] as const) {
        expect((await post(role, path, body)).status).toBe(403)
      }
      const wrong = await post("prescriber", path, {
        ...body,
        proposal: { ...body.proposal, formulary_item_id: other.id },
      })
      expect(wrong.body["code"]).toBe("invalid_field")
      expect((await get("prescriber", path)).body).toMatchObject({
        why_not: null,
        offer: {
          months: [2, 3],
          choices: [{ formulary_item_id: high.id, unit_price: HIGH_PRICE }],
        },
        changes: [],
      })
      // Not while supply is stopped: the same is asked again at the signature.
      const { patient_id } = await casesOf(shop).retrieveClinicalCase(case_id)
      const stop = await dispensingOf(container).createStopOrders({
        scope: "patient",
        subject_id: patient_id,
        patient_id,
        reason_code: "adverse_reaction",
        opened_by: "user_1",
        opened_by_type: "staff",
        opened_at: clock.now(),
      })
      expect((await get("prescriber", path)).body["why_not"]).toBe("stopped")
      expect((await post("prescriber", path, body)).body["code"]).toBe(
        "transition_not_allowed"
      )
      await dispensingOf(container).updateStopOrders({
        id: stop.id,
        released_at: clock.now(),
      })
      expect(
        (await post("prescriber", path, { ...body, shown_pence: 1 })).body[
          "code"
        ]
      ).toBe("price_changed")

      /** A prescriber reads the case, whatever it is flagged with, and proposes. */
      const propose = async () => {
        await openSections(shop, staff.prescriber, case_id)
        const found = must(
          (await get("prescriber", `cases/${case_id}`)).body["case"]
        )
        for (const { kind, subject } of found.flags) {
          await post("prescriber", `cases/${case_id}/acknowledgements`, {
            kind,
            subject,
          })
        }
        const answer = await post("prescriber", path, body)
        expect([answer.status, answer.body["message"]]).toEqual([
          200,
          undefined,
        ])
        await drainWork(container)
        return must((await shown()).dose_change)
      }

      // Kept: nothing is another.
      const first = await propose()
      expect(first).toMatchObject({
        waits_for: "you",
        from_month: 2,
        reason: body.reason,
        to: {
          monthly: {
            amount: HIGH_PRICE + must(before.amounts[1]) - before.price,
          },
        },
      })
      expect((await post("prescriber", path, body)).body["code"]).toBe(
        "transition_not_allowed"
      )
      const accept = (change: typeof first) => ({
        dose_change_id: change.id,
        answer: "accept",
        mandate_hash: change.agreement.hash,
      })
      expect((await said(stranger, accept(first))).status).toBe(404)
      const old = { ...accept(first), mandate_hash: "0".repeat(64) }
      expect((await said(person, old)).body["code"]).toBe("mandate_changed")
      expect(
        (await said(person, { dose_change_id: first.id, answer: "keep" }))
          .status
      ).toBe(200)
      await drainWork(container)
      expect(await state()).toEqual(before)

      // Declined by the prescriber at SignatureRx: nothing is another, and the case says so.
      const second = await propose()
      expect((await said(person, accept(second))).status).toBe(200)
      await drainWork(container)
      await partner("decline")
      await until("the refusal", async () =>
        (await doses()).includes("not_signed")
      )
      expect(await state()).toEqual(before)
      const flagged = await casesOf(shop).listCaseFlags({ case_id })
      expect(flagged.map(({ kind }) => kind)).toContain("prescription_refused")

      // Agreed to; the second month begins before it is signed for.
      const third = await propose()
      expect((await said(person, accept(third))).status).toBe(200)
      await drainWork(container)
      at(addDays(day, 32))
      await sweepInstalments(container)
      await drainWork(container)
      await partner("sign")
      await until("the strength", async () =>
        (await doses()).includes("in_force")
      )
      expect(await doses()).toEqual(["declined", "not_signed", "in_force"])
      const delivery = must(before.amounts[1]) - before.price
      expect(await state()).toEqual({
        item: high.id,
        price: HIGH_PRICE,
        amounts: [before.amounts[0], before.amounts[1], HIGH_PRICE + delivery],
      })
      const supplyOf = async (instalment_number: number) =>
        must(
          (
            await dispensingOf(container).listSupplies({
              case_id,
              instalment_number,
            })
          )[0]
        )
      const [low_rx, , high_rx] = await signatures()
      const secondSupply = await supplyOf(2)
      expect(secondSupply).toMatchObject({
        formulary_item_id: item_id,
        prescription_id: must(low_rx).id,
      })
      const issues = async (prescription_id: string) =>
        (
          await prescribingOf(shop).listPrescriptionIssues(
            { prescription_id },
            { order: { number: "ASC" } }
          )
        ).map((one) => one.state)
      // What was signed for the third month at the old strength is gone; the second keeps its own.
      expect(await issues(must(low_rx).id)).toEqual([
        "used",
        "reserved",
        "withdrawn",
      ])
      const change = must(
        (await plansOf(container).listDoseChanges({ state: "in_force" }))[0]
      )
      await withdrawReplaced(container, change)
      expect(await issues(must(low_rx).id)).toEqual([
        "used",
        "reserved",
        "withdrawn",
      ])
      const letters = await container
        .resolve<CorrespondenceModuleService>(CORRESPONDENCE_MODULE)
        .listLetters({ case_id })
      expect(letters.map((one) => one.dose_change_id)).toEqual(
        expect.arrayContaining([null, change.id])
      )

      await leaves(case_id, plan_id, 2)

      // The third month: order, charge, supply and prescription of the new strength.
      at(addDays(day, 64))
      await sweepInstalments(container)
      await drainWork(container)
      const months = await plansOf(container).listInstalments(
        { plan_id },
        { order: { number: "ASC" } }
      )
      expect(months.map((one) => one.state)).toEqual([
        "supplied",
        "supplied",
        "paid",
      ])
      const { data } = await container
        .resolve(ContainerRegistrationKeys.QUERY)
        .graph({
          entity: "order",
          fields: ["id", "total", "items.variant_id"],
          filters: { id: months.map(({ order_id }) => must(order_id)) },
        })
      const orders = new Map(data.map((one) => [one.id, one]))
      const variants = months.map(
        ({ order_id }) => orders.get(must(order_id))?.items?.[0]?.variant_id
      )
      expect(variants[2]).toBe(high.variant_id)
      expect(variants[1]).not.toBe(high.variant_id)
      const thirdSupply = await supplyOf(3)
      expect(thirdSupply).toMatchObject({
        formulary_item_id: high.id,
        variant_id: high.variant_id,
        prescription_id: must(high_rx).id,
      })
      const detail = must(
        (await get("pharmacist", `supplies/${thirdSupply.id}`)).body["supply"]
      )
      expect(detail).toMatchObject({
        strength_change: { from: expect.any(String), to: change.to_name },
      })

      // The last net: neither strength leaves on the other's prescription.
      const gate = async (id: string) =>
        (await judgeSupply(container, id)).gates.find(
          (one) => one.gate === "prescription"
        )
      expect(await gate(thirdSupply.id)).toMatchObject({ open: true })
      for (const [id, prescription_id] of [
        [thirdSupply.id, must(low_rx).id],
        [secondSupply.id, must(high_rx).id],
      ] as const) {
        await dispensingOf(container).updateSupplies({ id, prescription_id })
        expect(await gate(id)).toMatchObject({ open: false })
      }
      await drainWork(container)
    })
  },
})
