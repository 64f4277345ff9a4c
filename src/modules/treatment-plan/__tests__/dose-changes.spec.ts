import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { TREATMENT_PLAN_MODULE } from ".."
import type { DoseChangeInput } from "../dose-changes"
import { termsOfMonth } from "../domain/terms"
import type TreatmentPlanModuleService from "../service"
import { instalmentsOf, on, startedPlan, system } from "./plans"

// Takes about 6 seconds.
jest.setTimeout(60_000)

const refusal = (code: string) => expect.objectContaining({ code })
const HASH = "hash-of-the-new-text"
const prescriber = { type: "staff" as const, id: "user_1", role: "prescriber" }

moduleIntegrationTestRunner<TreatmentPlanModuleService>({
  moduleName: TREATMENT_PLAN_MODULE,
  resolve: "./src/modules/treatment-plan",
  testSuite: ({ service }) => {
    const input = (plan_id: string, to = 2): DoseChangeInput => ({
      plan_id,
      decision_id: `dec_${to}`,
      from_name: "Low",
      to_item_id: `fit_${to}`,
      to_variant_id: `variant_${to}`,
      to_quantity: 2,
      to_monthly_price: 2960,
      to_name: "High",
      mandate_version: "dose-1",
      mandate_text: "We take £32.50 each month.",
      mandate_hash: HASH,
    })
    const seen = { formulary_item_id: "fit_1", monthly_price: 1960 }
    const propose = (plan_id: string, day = "2026-02-01") =>
      service.proposeDose({ ...input(plan_id), seen }, prescriber, on(day))
    const answer = (
      plan_id: string,
      dose_change_id: string,
      more: { answer?: "accept" | "keep"; hash?: string | null; by?: string }
    ) =>
      service.answerDose(
        {
          plan_id,
          customer_id: more.by ?? "cus_1",
          dose_change_id,
          answer: more.answer ?? "accept",
          mandate_hash: more.hash === undefined ? HASH : more.hash,
        },
        on("2026-02-02")
      )
    /** A plan of three months from 10 January, and another strength that its patient agreed to. */
    const agreed = async () => {
      const { plan_id, course_id } = await startedPlan(service, "2026-01-10")
      const { id } = await propose(plan_id)
      await answer(plan_id, id, {})
      return { plan_id, course_id, id }
    }
    const amounts = async (plan_id: string) =>
      (await instalmentsOf(service, plan_id)).map(({ amount }) => amount)
    const items = async (plan_id: string) => {
      const plan = await service.retrievePlan(plan_id)
      const changes = await service.listDoseChanges({ plan_id })
      return [1, 2, 3].map(
        (number) => termsOfMonth(plan, changes, number).formulary_item_id
      )
    }

    it("changes the months that have not begun, all at once, and says it once however often it is repeated", async () => {
      const { plan_id, id } = await agreed()
      expect(await amounts(plan_id)).toEqual([2000, 2250, 2250])
      expect(await service.retrieveDoseChange(id)).toMatchObject({
        state: "awaiting_signature",
        issues: 2,
        from_number: null,
      })
      for (const day of ["2026-02-03", "2026-02-04"]) {
        await service.comeIntoForce(id, system, on(day))
      }
      expect(await amounts(plan_id)).toEqual([2000, 3250, 3250])
      expect(await items(plan_id)).toEqual(["fit_1", "fit_2", "fit_2"])
      expect(await service.retrievePlan(plan_id)).toMatchObject({
        formulary_item_id: "fit_2",
        variant_id: "variant_2",
        quantity: 2,
        monthly_price: 2960,
      })
      expect(await service.mandateOf(plan_id)).toMatchObject({
        text: "We take £32.50 each month.",
        payment_method: "pm_1",
      })
      const events = await service.listPlanEvents({
        plan_id,
        event: "plan.change_dose",
      })
      expect(events).toHaveLength(1)
      await expect(
        service.endDose(id, "withdraw", prescriber, on("2026-02-05"))
      ).rejects.toEqual(refusal("transition_not_allowed"))
    })

    it("leaves a month that fell due before, whatever became of it, and is nothing where none is left", async () => {
      const { plan_id, id } = await agreed()
      await service.fallDue(10, system, on("2026-02-10"))
      // Moved again: its order may have been made.
      await service.moveNext(plan_id, "2026-02-20", system, on("2026-02-11"))
      await service.comeIntoForce(id, system, on("2026-02-12"))
      expect(await items(plan_id)).toEqual(["fit_1", "fit_1", "fit_2"])
      expect(await amounts(plan_id)).toEqual([2000, 2250, 3250])

      const other = await startedPlan(
        service,
        "2026-01-10",
        { line_item_id: "line_2", case_id: "case_2", order_id: "order_2" },
        { case_id: "case_2", consultation_id: "con_2" }
      )
      const late = await service.proposeDose(
        { ...input(other.plan_id, 3), seen },
        prescriber,
        on("2026-02-01")
      )
      await answer(other.plan_id, late.id, {})
      const months = await instalmentsOf(service, other.plan_id)
      await service.updateInstalments(
        months
          .slice(1)
          .map(({ id: month }) => ({ id: month, state: "due" as const }))
      )
      expect(
        await service.comeIntoForce(late.id, system, on("2026-02-12"))
      ).toBeNull()
      expect(await items(other.plan_id)).toEqual(["fit_1", "fit_1", "fit_1"])
    })

    it("gives each month one strength and its own price where it falls due as the change comes into force", async () => {
      const { plan_id, id } = await agreed()
      await Promise.all([
        service.comeIntoForce(id, system, on("2026-02-10")),
        service.fallDue(10, system, on("2026-02-10")),
        service.comeIntoForce(id, system, on("2026-02-10")),
      ])
      const of = await items(plan_id)
      expect(of[0]).toBe("fit_1")
      expect(of[2]).toBe("fit_2")
      expect(await amounts(plan_id)).toEqual([
        2000,
        of[1] === "fit_2" ? 3250 : 2250,
        3250,
      ])
    })

    it("is its own patient's word, on the wording that was shown, one at a time", async () => {
      const { plan_id } = await startedPlan(service, "2026-01-10")
      const { id } = await propose(plan_id)
      await expect(
        service.proposeDose(
          { ...input(plan_id, 3), seen },
          prescriber,
          on("2026-02-01")
        )
      ).rejects.toEqual(refusal("transition_not_allowed"))
      for (const [more, code] of [
        [{ by: "cus_2" }, "not_found"],
        [{ hash: "of-the-old-text" }, "mandate_changed"],
        [{ hash: null }, "mandate_changed"],
      ] as const) {
        await expect(answer(plan_id, id, more)).rejects.toEqual(refusal(code))
      }
      await expect(
        service.comeIntoForce(id, system, on("2026-02-02"))
      ).resolves.toBeNull()
      await answer(plan_id, id, { answer: "keep" })
      await answer(plan_id, id, { answer: "keep" })
      await expect(answer(plan_id, id, {})).rejects.toEqual(
        refusal("transition_not_allowed")
      )
      expect(await amounts(plan_id)).toEqual([2000, 2250, 2250])
      expect(await items(plan_id)).toEqual(["fit_1", "fit_1", "fit_1"])
    })

    it("lapses where nobody answers it in 28 days, and can't be agreed to any more, sweep or not (SAF-2)", async () => {
      const { plan_id } = await startedPlan(service, "2026-01-10")
      const { id } = await propose(plan_id)
      const late = on("2026-03-01")
      expect(await service.lapseUnanswered(id, system, on("2026-02-28"))).toBe(
        false
      )
      await expect(
        service.answerDose(
          {
            plan_id,
            customer_id: "cus_1",
            dose_change_id: id,
            answer: "accept",
            mandate_hash: HASH,
          },
          late
        )
      ).rejects.toEqual(refusal("transition_not_allowed"))
      expect(await service.lapseUnanswered(id, system, late)).toBe(true)
      expect(await service.lapseUnanswered(id, system, late)).toBe(false)
      expect((await service.retrieveDoseChange(id)).state).toBe("lapsed")
      expect(await amounts(plan_id)).toEqual([2000, 2250, 2250])

      // What was answered in time isn't ended by it.
      const other = await service.proposeDose(
        { ...input(plan_id, 3), seen },
        prescriber,
        on("2026-02-01")
      )
      await answer(plan_id, other.id, {})
      expect(await service.lapseUnanswered(other.id, system, late)).toBe(false)
    })

    it.each(["not signed", "withdrawn", "plan ended", "plan looked different"])(
      "changes nothing where it is %s",
      async (how) => {
        if (how === "plan looked different") {
          const { plan_id } = await startedPlan(service, "2026-01-10")
          await expect(
            service.proposeDose(
              {
                ...input(plan_id),
                seen: { ...seen, monthly_price: 1 },
              },
              prescriber,
              on("2026-02-01")
            )
          ).rejects.toEqual(refusal("stale_revision"))
          return
        }
        const { plan_id, id } = await agreed()
        if (how === "plan ended") {
          await service.cancelRest(plan_id, "test", system, on("2026-02-03"))
        } else {
          await service.endDose(
            id,
            how === "withdrawn" ? "withdraw" : "fail_signature",
            system,
            on("2026-02-03")
          )
        }
        expect((await service.retrieveDoseChange(id)).state).toBe(
          {
            "plan ended": "lapsed",
            withdrawn: "withdrawn",
            "not signed": "not_signed",
          }[how]
        )
        expect(
          await service.comeIntoForce(id, system, on("2026-02-04"))
        ).toBeNull()
        expect(await amounts(plan_id)).toEqual([2000, 2250, 2250])
        expect(await items(plan_id)).toEqual(["fit_1", "fit_1", "fit_1"])
      }
    )
  },
})
