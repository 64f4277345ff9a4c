import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { TREATMENT_PLAN_MODULE } from ".."
import type TreatmentPlanModuleService from "../service"
import type { ChargeOutcome } from "../types"
import {
  charged,
  dispatched,
  instalmentsOf,
  on,
  startedPlan,
  system,
} from "./plans"

jest.setTimeout(60_000)

const refusal = (code: string) => expect.objectContaining({ code })

moduleIntegrationTestRunner<TreatmentPlanModuleService>({
  moduleName: TREATMENT_PLAN_MODULE,
  resolve: "./src/modules/treatment-plan",
  testSuite: ({ service }) => {
    const due = (day: string, most = 100) =>
      service.fallDue(most, system, on(day))
    const planOf = (id: string) => service.retrievePlan(id)

    /** The second instalment, due and with a charge under way. */
    const charging = async () => {
      const ids = await startedPlan(service, "2026-01-31")
      const [id = ""] = await due("2026-02-28")
      await service.beginCharge(id, "order_2", system, on("2026-02-28"))
      return { ...ids, id }
    }
    const say = (
      id: string,
      outcome: Partial<ChargeOutcome> & Pick<ChargeOutcome, "kind">,
      day = "2026-02-28"
    ) =>
      service.recordCharge(
        id,
        {
          attempt: 1,
          payment_intent: "pi_2",
          code: "insufficient_funds",
          ...outcome,
        } as ChargeOutcome,
        system,
        on(day)
      )

    it("charges each month once, after the one before has left, to the end", async () => {
      const { plan_id, course_id } = await startedPlan(service, "2026-01-31")
      expect(await due("2026-02-27")).toEqual([])
      const [second = ""] = await due("2026-02-28")
      expect(await due("2026-02-28")).toEqual([])

      const first = await service.beginCharge(
        second,
        "order_2",
        system,
        on("2026-02-28")
      )
      const again = await service.beginCharge(
        second,
        "order_2",
        system,
        on("2026-02-28")
      )
      expect([first.key, again.key]).toEqual([
        `inst_${second}_a1`,
        `inst_${second}_a1`,
      ])
      expect(first.instalment).toMatchObject({ amount: 2250, attempts: 1 })
      expect(first.mandate.payment_method).toBe("pm_1")
      await say(second, { kind: "succeed" })
      await say(second, { kind: "succeed" })

      // Paid, but not sent yet: the third waits for it whatever its day says.
      expect(await due("2026-04-30")).toEqual([])
      await dispatched(service, { course_id, plan_id }, 2, "2026-04-20")
      // And for the interval of 21 days.
      expect(await due("2026-05-10")).toEqual([])
      const [third = ""] = await due("2026-05-11")
      await charged(service, third, "2026-05-11")
      await dispatched(service, { course_id, plan_id }, 3, "2026-05-11")

      expect(await planOf(plan_id)).toMatchObject({ state: "completed" })
      expect(
        (await instalmentsOf(service, plan_id)).map(({ state, attempts }) => ({
          state,
          attempts,
        }))
      ).toEqual([
        { state: "supplied", attempts: 0 },
        { state: "supplied", attempts: 1 },
        { state: "supplied", attempts: 1 },
      ])
    })

    it("gives what is due to one of two workers", async () => {
      for (const number of [1, 2, 3, 4]) {
        await startedPlan(
          service,
          "2026-01-31",
          {
            line_item_id: `line_${number}`,
            case_id: `case_${number}`,
          },
          { consultation_id: `con_${number}`, case_id: `case_${number}` }
        )
      }
      const found = await Promise.all([due("2026-03-01"), due("2026-03-01")])
      expect(found.flat().sort()).toHaveLength(4)
      expect(new Set(found.flat()).size).toBe(4)
      expect(await due("2026-03-01", 1)).toEqual([])
    })

    it.each([
      { kind: "hard_decline", state: "failed" },
      { kind: "need_authentication", state: "action_required" },
      { kind: "soft_decline", state: "retry_wait" },
    ] as const)("stands still after $kind", async ({ kind, state }) => {
      const { id, plan_id } = await charging()
      expect(await say(id, { kind })).toMatchObject({ state })
      expect(await planOf(plan_id)).toMatchObject({
        state: "paused",
        pause_causes: ["payment"],
      })
      // The webhook says it again; and what an older attempt says, tells nothing.
      await say(id, { kind })
      expect(await say(id, { kind: "hard_decline", attempt: 0 })).toMatchObject(
        {
          state,
        }
      )
      expect((await planOf(plan_id)).pause_causes).toEqual(["payment"])
    })

    it("tries a soft decline again on days 1, 3 and 7, then fails it; a new card brings it back", async () => {
      const { id, plan_id } = await charging()
      const dates: (string | null)[] = []
      let attempt = 1
      let day = "2026-02-28"
      for (;;) {
        const { retry_on, state } = await say(
          id,
          { kind: "soft_decline", attempt },
          day
        )
        if (!retry_on) {
          expect(state).toBe("failed")
          break
        }
        dates.push(retry_on)
        expect(await service.dueAgain(10, on(day))).toEqual([])
        expect(await service.dueAgain(10, on(retry_on))).toEqual([id])
        day = retry_on
        const { key } = await service.beginCharge(
          id,
          "order_2",
          system,
          on(day)
        )
        attempt += 1
        expect(key).toBe(`inst_${id}_a${attempt}`)
      }
      expect(dates).toEqual(["2026-03-01", "2026-03-03", "2026-03-07"])

      await service.changeCard(
        plan_id,
        {
          text_version: "2026-11",
          text: "Another card.",
          customer_reference: "cus_partner_1",
          payment_method: "pm_2",
          card_label: null,
        },
        system,
        on("2026-03-20")
      )
      const { mandate, key } = await service.beginCharge(
        id,
        "order_2",
        system,
        on("2026-03-20")
      )
      expect(mandate.payment_method).toBe("pm_2")
      expect(key).toBe(`inst_${id}_a5`)
      await say(id, { kind: "succeed", attempt: 5 }, "2026-03-20")
      expect(await planOf(plan_id)).toMatchObject({
        state: "active",
        pause_causes: [],
      })
    })

    it("learns what a lost answer was before anything else", async () => {
      const { id, plan_id } = await charging()
      await say(id, { kind: "lose_answer" })
      await service.cancelRest(plan_id, "patient", system, on("2026-03-01"))
      const [, second, third] = await instalmentsOf(service, plan_id)
      expect([second?.state, third?.state]).toEqual(["unknown", "cancelled"])
      // It was charged after all: known, to be given back.
      expect(await say(id, { kind: "succeed" })).toMatchObject({
        state: "paid",
      })
      expect(await planOf(plan_id)).toMatchObject({ state: "cancelled" })
    })

    it("keeps the key of an attempt that the partner never saw", async () => {
      const { id } = await charging()
      await say(id, { kind: "lose_answer" })
      const { key } = await service.beginCharge(
        id,
        "order_2",
        system,
        on("2026-03-01")
      )
      expect(key).toBe(`inst_${id}_a1`)
      expect(await say(id, { kind: "not_found" })).toMatchObject({
        state: "due",
      })
    })

    it("charges nothing of a plan that stands still, or past the limit", async () => {
      const { plan_id, course_id } = await startedPlan(service, "2026-01-31")
      const [id = ""] = await due("2026-02-28")
      await service.pause(plan_id, "clinical", system, on("2026-02-28"))
      await expect(
        service.beginCharge(id, "order_2", system, on("2026-02-28"))
      ).rejects.toEqual(refusal("transition_not_allowed"))
      await service.resume(plan_id, "clinical", system, on("2026-03-02"))
      await expect(
        service.beginCharge(id, "order_2", system, on("2027-01-31"))
      ).rejects.toEqual(refusal("not_eligible"))
      await service.endCourse(
        course_id,
        "reach_limit",
        system,
        on("2027-01-31")
      )
      expect(await planOf(plan_id)).toMatchObject({ state: "limit_reached" })
      expect(
        (await instalmentsOf(service, plan_id)).map(({ state }) => state)
      ).toEqual(["supplied", "cancelled", "cancelled"])
      expect(await due("2027-02-28")).toEqual([])
    })

    it("follows the money back and forth", async () => {
      const { id } = await charging()
      await say(id, { kind: "succeed" })
      const tell = (event: Parameters<typeof service.recordMoney>[1]) =>
        service
          .recordMoney(id, event, system, on("2026-03-05"))
          .then(({ state }) => state)
      expect(await tell("dispute")).toBe("disputed")
      expect(await tell("refund")).toBe("disputed")
      expect(await tell("win_dispute")).toBe("paid")
      expect(await tell("refund")).toBe("refunded")
      expect(await tell("fail_refund")).toBe("paid")
    })
  },
})
