import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { TREATMENT_PLAN_MODULE } from ".."
import { cardMandateText } from "../domain/card-mandate"
import type { OwnPlan } from "../patient-changes"
import type TreatmentPlanModuleService from "../service"
import type { ChargeOutcome } from "../types"
import {
  bought,
  mandate as another,
  on,
  patient,
  startedPlan,
  system,
} from "./plans"

jest.setTimeout(60_000)

const refusal = (code: string) => expect.objectContaining({ code })

/** What is read before another card is given for a plan with this much unpaid. */
const wordsOf = (unpaid: number): string =>
  cardMandateText({
    pharmacy: "Sample Pharmacy",
    phone: "020 7946 0000",
    reference: "PLN-1",
    unpaid,
    monthly_price: 1960,
    delivery_price: 290,
    payments: 1,
  }).text

moduleIntegrationTestRunner<TreatmentPlanModuleService>({
  moduleName: TREATMENT_PLAN_MODULE,
  resolve: "./src/modules/treatment-plan",
  testSuite: ({ service }) => {
    /** A second month that the first card could not pay on 28 February. */
    const unpaid = async (
      kind: "hard_decline" | "soft_decline" | "need_authentication"
    ) => {
      const { plan_id } = await startedPlan(service, "2026-01-31")
      const day = on("2026-02-28")
      const [id = ""] = await service.fallDue(10, system, day)
      await service.beginCharge(id, "order_2", system, day)
      const outcome = {
        kind,
        attempt: 1,
        payment_intent: "pi_2",
        code: "insufficient_funds",
      } as ChargeOutcome
      await service.recordCharge(id, outcome, system, day)
      return { id, plan_id }
    }

    /** Another card, agreed to in these words and saved. */
    const otherCard = async (own: OwnPlan, text: string, day: string) => {
      const setup_intent = `seti_${day}`
      const agreed = { text, text_version: "card-1", setup_intent }
      await service.agreeCard({ ...own, ...agreed }, on(day))
      const card = {
        customer_reference: "cus_partner_1",
        payment_method: "pm_2",
        card_label: null,
      }
      return (used: string) =>
        service.useCard({ ...own, setup_intent, card }, on(used))
    }

    const NOW = { text: wordsOf(2250), again: ["2026-03-02"], taken: true }
    it.each([
      { declined: "hard_decline", ...NOW },
      { declined: "need_authentication", ...NOW },
      { declined: "soft_decline", ...NOW },
      // Declined while the card was typed in: nothing is taken unasked.
      { declined: "hard_decline", text: wordsOf(0), again: [], taken: false },
    ] as const)(
      "charges another card after $declined as it was agreed to, also where the plan waited for something else then: $taken (PAY-7)",
      async ({ declined, text, again, taken }) => {
        const { id, plan_id } = await unpaid(declined)
        const own = { plan_id, customer_id: "cus_1" }
        const use = await otherCard(own, text, "2026-03-01")
        await service.pause(plan_id, "clinical", system, on("2026-03-01"))
        expect(await use("2026-03-02")).toBe(taken ? id : null)
        expect(await use("2026-03-02")).toBeNull()
        const dueAgain = () => service.dueAgain(10, on("2026-03-05"))
        expect(await dueAgain()).toEqual([])
        await service.resume(plan_id, "clinical", system, on("2026-03-05"))
        expect(await dueAgain()).toEqual(taken ? [id] : [])
        const { retry_on } = await service.retrieveInstalment(id)
        expect(retry_on === null ? [] : [retry_on]).toEqual(again)
        if (taken) {
          const day = on("2026-03-05")
          const { mandate } = await service.beginCharge(id, "o_2", system, day)
          expect(mandate.payment_method).toBe("pm_2")
        }
      }
    )

    it("lets no agreement hold that was read before the plan's payments became others (SAF-2)", async () => {
      const { id: plan_id } = await service.purchase(
        bought(),
        patient,
        on("2026-01-10")
      )
      const own = { plan_id, customer_id: "cus_1" }
      const use = await otherCard(own, "Two more of £22.50.", "2026-01-11")
      await service.shorten(
        plan_id,
        { change_id: "plch_1", months: 2 },
        system,
        on("2026-01-12")
      )
      await expect(use("2026-01-13")).rejects.toEqual(
        refusal("mandate_changed")
      )
      expect(await service.mandateOf(plan_id)).toMatchObject(another)
      const again = await otherCard(own, "One more of £22.50.", "2026-01-14")
      await again("2026-01-14")
      expect(await service.mandateOf(plan_id)).toMatchObject({
        payment_method: "pm_2",
        text: "One more of £22.50.",
      })
    })
  },
})
