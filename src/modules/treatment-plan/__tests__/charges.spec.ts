import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { TREATMENT_PLAN_MODULE } from ".."
import type { Actor } from "../../../shared/actor"
import { addDays } from "../../../shared/calendar"
import type TreatmentPlanModuleService from "../service"
import type { ChargeOutcome } from "../types"
import {
  approved,
  bought,
  charged,
  dispatched,
  instalmentsOf,
  mandate as another,
  on,
  patient,
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
      // What was never sent uses up no day on which a declined card is tried again (PAY-7).
      for (const attempt of [2, 3, 4]) {
        await service.beginCharge(id, "order_2", system, on("2026-03-01"))
        await say(id, { kind: "lose_answer", attempt })
        await say(id, { kind: "not_found", attempt })
      }
      await service.beginCharge(id, "order_2", system, on("2026-03-01"))
      const declined = { kind: "soft_decline", attempt: 5 } as const
      expect(await say(id, declined, "2026-03-01")).toMatchObject({
        state: "retry_wait",
        retry_on: "2026-03-02",
      })
    })

    it("lets one month of two plans of a course fall due at a time, unless its parcel is kept back", async () => {
      const started = (line_item_id: string) =>
        startedPlan(service, "2026-01-31", {
          line_item_id,
          case_id: line_item_id,
        })
      const one = await started("line_1")
      const other = await started("line_2")
      expect(other.course_id).toBe(one.course_id)
      const [first = "", ...more] = await due("2026-02-28")
      expect(more).toEqual([])
      await charged(service, first, "2026-02-28")
      expect(await due("2026-03-20")).toEqual([])
      const [second = ""] = await due("2026-03-21")
      const plans = await service.listInstalments({ id: [first, second] })
      expect(plans.map(({ plan_id }) => plan_id).sort()).toEqual(
        [one.plan_id, other.plan_id].sort()
      )
    })

    it("takes money that came after all for its month, though the month was moved meanwhile", async () => {
      const { id, plan_id } = await charging()
      await say(id, { kind: "lose_answer" })
      await say(id, { kind: "not_found" })
      await service.moveNext(plan_id, "2026-03-10", system, on("2026-03-01"))
      expect(await service.retrieveInstalment(id)).toMatchObject({
        state: "scheduled",
      })
      expect(await say(id, { kind: "succeed" }, "2026-03-02")).toMatchObject({
        state: "paid",
        payment_intent: "pi_2",
      })
      expect(await due("2026-03-10")).toEqual([])
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

    it("tries once a day at most, however long the plan stood still meanwhile", async () => {
      const { id, plan_id } = await charging()
      await say(id, { kind: "soft_decline" })
      await service.pause(plan_id, "clinical", system, on("2026-02-28"))
      await service.resume(plan_id, "clinical", system, on("2026-03-20"))
      expect(await service.dueAgain(10, on("2026-03-20"))).toEqual([id])
      await service.beginCharge(id, "order_2", system, on("2026-03-20"))
      const again = { kind: "soft_decline", attempt: 2 } as const
      expect(await say(id, again, "2026-03-20")).toMatchObject({
        retry_on: "2026-03-21",
      })
      expect(await service.dueAgain(10, on("2026-03-20"))).toEqual([])
    })

    it("has an attempt that was never sent made again, though the plan waits for the payment", async () => {
      const { id, plan_id } = await charging()
      await say(id, { kind: "soft_decline" })
      await service.beginCharge(id, "order_2", system, on("2026-03-01"))
      await say(id, { kind: "lose_answer", attempt: 2 }, "2026-03-01")
      await say(id, { kind: "not_found", attempt: 2 }, "2026-03-01")
      expect(await planOf(plan_id)).toMatchObject({ pause_causes: ["payment"] })
      expect(await service.dueNow("", 10)).toEqual([id])
      await service.pause(plan_id, "clinical", system, on("2026-03-01"))
      expect(await service.dueNow("", 10)).toEqual([])
    })

    it("never asks a card again that was refused for good, until there is another (PAY-7)", async () => {
      const { id, plan_id } = await charging()
      const begin = (day: string) =>
        service.beginCharge(id, "order_2", system, on(day))
      const refused = () => service.withRefusedCard([id])
      const lost = { kind: "hard_decline", code: "lost_card" } as const
      await say(id, lost)
      expect(await refused()).toEqual(new Set([id]))
      await expect(begin("2026-03-01")).rejects.toEqual(
        refusal("payment_required")
      )
      await service.changeCard(
        plan_id,
        { ...another, payment_method: "pm_2" },
        system,
        on("2026-03-02")
      )
      expect(await refused()).toEqual(new Set())
      await begin("2026-03-02")
      await say(id, { ...lost, attempt: 2 }, "2026-03-02")
      expect(await refused()).toEqual(new Set([id]))
      await service.changeCard(
        plan_id,
        { ...another, payment_method: "pm_3" },
        system,
        on("2026-03-03")
      )
      // That the bank's question was called off says nothing of the card.
      await begin("2026-03-03")
      await say(id, { kind: "need_authentication", attempt: 3 }, "2026-03-03")
      await say(
        id,
        { kind: "hard_decline", code: "canceled", attempt: 3 },
        "2026-03-04"
      )
      expect(await refused()).toEqual(new Set())
      expect((await begin("2026-03-04")).key).toBe(`inst_${id}_a4`)
    })

    it.each([
      { gap: "too long", declined: 60, told: 1, causes: ["clinical"] },
      // Paid today, its parcel is on its way: the next month isn't late.
      { gap: "none", declined: 37, told: 0, causes: [] },
    ])(
      "tells the team where the gap is $gap after a month that was paid late (SAF-18)",
      async ({ declined, told, causes }) => {
        const first = "2026-01-31"
        const { plan_id } = await startedPlan(service, first, {
          longest_gap_days: 63,
        })
        await service.moveNext(plan_id, "2026-03-06", system, on("2026-02-10"))
        const [id = ""] = await due("2026-03-06")
        await service.beginCharge(id, "order_2", system, on("2026-03-06"))
        await say(id, { kind: "soft_decline" }, "2026-03-06")
        if (told > 0) {
          // Nothing is paid: only the cause is lifted, long after.
          await service.pause(plan_id, "patient", system, on("2026-03-07"))
        }
        const day = addDays(first, declined)
        await (told > 0
          ? service.resume(plan_id, "patient", system, on(day))
          : service
              .beginCharge(id, "order_2", system, on(day))
              .then(() => say(id, { kind: "succeed", attempt: 2 }, day)))
        const { pause_causes } = await planOf(plan_id)
        expect(pause_causes.filter((one) => one !== "payment")).toEqual(causes)
        expect(
          await service.listOutboxes({ topic: "plan.asks_clinician" })
        ).toHaveLength(told)
      }
    )

    it("leaves it to the patient alone to take back that they asked to end their plan (PAY-6)", async () => {
      const { plan_id } = await startedPlan(service, "2026-01-31")
      const own = { plan_id, customer_id: "cus_1" }
      const staff: Actor = { type: "staff", id: "user_1" }
      await service.pauseByPatient(own, on("2026-02-01"))
      const goOn = (day: string) =>
        service.resume(plan_id, "patient", staff, on(day))
      const told = () => service.listOutboxes({ topic: "email.plan_goes_on" })
      expect(await goOn("2026-02-02")).toMatchObject({ state: "active" })
      expect(await goOn("2026-02-02")).toMatchObject({ state: "active" })
      expect(await told()).toHaveLength(1)
      await service.requestCancellation(own, on("2026-02-03"))
      await expect(goOn("2026-02-04")).rejects.toEqual(
        refusal("transition_not_allowed")
      )
      expect(await due("2026-03-10")).toEqual([])
      await service.resumeByPatient(own, on("2026-03-10"))
      expect(await due("2026-03-10")).toHaveLength(1)
    })

    it("counts a payment that is under way among those that another card is asked for", async () => {
      const { id, plan_id } = await charging()
      const own = { plan_id, customer_id: "cus_1" }
      const standing = async () => {
        const { unpaid, payments } = await service.stillToCharge(own)
        return [unpaid?.id ?? null, payments]
      }
      expect(await standing()).toEqual([null, 2])
      await say(id, { kind: "lose_answer" })
      expect(await standing()).toEqual([null, 2])
      await say(id, { kind: "soft_decline" })
      expect(await standing()).toEqual([id, 1])
    })

    it("starts with the first parcel though its payment is disputed by then, and gives the month back to a dispute won late", async () => {
      const plan = await service.purchase(bought(), patient, on("2026-01-31"))
      const { id: course_id } = await service.beginCourse(
        approved(plan.id, { approved_on: "2026-01-31" }),
        system,
        on("2026-01-31")
      )
      const [first] = await instalmentsOf(service, plan.id)
      const tell = (event: Parameters<typeof service.recordMoney>[1]) =>
        service.recordMoney(String(first?.id), event, system, on("2026-02-05"))
      await tell("dispute")
      for (const time of [1, 2]) {
        await dispatched(
          service,
          { course_id, plan_id: plan.id },
          1,
          "2026-01-31"
        )
        const [month] = await instalmentsOf(service, plan.id)
        expect([time, month]).toEqual([
          time,
          expect.objectContaining({
            state: "disputed",
            supplied_at: expect.any(Date),
          }),
        ])
      }
      expect(await planOf(plan.id)).toMatchObject({ state: "active" })
      expect((await tell("lose_dispute")).state).toBe("refunded")
      expect((await tell("win_dispute")).state).toBe("supplied")
      // What we gave back ourselves no bank's decision brings back.
      expect((await tell("refund")).state).toBe("refunded")
      expect((await tell("win_dispute")).state).toBe("refunded")
      const events = await service.listPlanEvents({
        plan_id: plan.id,
        event: "instalment.supply",
      })
      expect(events).toHaveLength(1)
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
