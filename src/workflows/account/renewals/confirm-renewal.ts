import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  RENEWAL_TEXT,
  type RenewalStart,
} from "../../../modules/treatment-plan/domain/renewal"
import type { Actor } from "../../../shared/actor"
import type { Day } from "../../../shared/calendar"
import { clock } from "../../../shared/clock"
import { conflict, notAllowed, notFound } from "../../../shared/errors"
import { assertRenewalWithinLimits } from "../../checkout/ingredient-limits"
import { beginsAt } from "../../clinical-review/bought-months"
import { casesOf } from "../../clinical-review/services"
import { consultationsOf } from "../../consultation/services"
import { readCourseOrders } from "../../treatment-plan/course-orders"
import { readRenewalStarts } from "../../treatment-plan/renewal-start"
import { whyNotRenewed } from "../../treatment-plan/renewals-stand"
import { plansOf } from "../../treatment-plan/services"

export type ConfirmRenewalInput = {
  consultation_id: string
  customer_id: string
  /** Of the statements and answers as they were shown. */
  text_hash: string
  answers_hash: string
  /** Chosen with the ticks (REN-3). */
  start: RenewalStart
}

const confirmRenewalStep = createStep(
  "confirm-renewal",
  async (input: ConfirmRenewalInput, { container }) => {
    const { consultation_id, customer_id } = input
    const latest = await consultationsOf(container).latestAnswers(input)
    const course = await plansOf(container).courseOf(consultation_id)
    if (!course) {
      throw notFound("Renewal", consultation_id)
    }
    if (
      input.text_hash !== RENEWAL_TEXT.hash ||
      input.answers_hash !== latest.hash
    ) {
      throw conflict(
        "stale_revision",
        `What was confirmed for consultation ${consultation_id} isn't what it says now; it has to be read again`
      )
    }
    const now = clock.now()
    const orders = await readCourseOrders(container, course)
    const block = await whyNotRenewed(container, {
      consultation:
        await consultationsOf(container).findConsultation(consultation_id),
      course,
      orders,
    })
    if (block) {
      throw notAllowed(
        "not_eligible",
        `Nothing more can be ordered on course ${course.id}: ${block}`
      )
    }
    const starts = await readRenewalStarts(container, course, orders)
    await assertLimits(container, consultation_id, starts[input.start])
    const actor: Actor = { type: "patient", id: customer_id }
    const { id } = await plansOf(container).confirmAnswers(
      {
        course_id: course.id,
        customer_id,
        answers_hash: latest.hash,
        starts_on:
          input.start === "when_supply_ends" ? starts.when_supply_ends : null,
      },
      actor,
      now
    )
    await consultationsOf(container).reconfirm({
      consultation_id,
      customer_id,
      reconfirmation_id: id,
      now,
    })
    // Nothing to undo: a re-confirmation that nothing points to lets nobody order.
    return new StepResponse({ reconfirmation_id: id })
  }
)

/** The quantity limits hold for what was had last, as for a first order (REN-5). @throws limit_reached */
async function assertLimits(
  container: MedusaContainer,
  consultation_id: string,
  start: Day
): Promise<void> {
  const [last] = await casesOf(container).listClinicalCases(
    {
      consultation_id,
      $or: [{ ended_as: null }, { ended_as: "completed" }],
    },
    { order: { place_at: "DESC" }, take: 1 }
  )
  if (last) {
    await assertRenewalWithinLimits(
      container,
      last,
      beginsAt(clock.now(), start)
    )
  }
}

/**
 * A patient confirms that the answers of a treatment still hold, which lets
 * them order once more on it (REN-2, REN-5). Called by
 * POST /store/account/renewals/:id.
 * @throws not_found for others; not_eligible before the day of the reminder, at
 * the limit or where what was ordered lasts to it, after the grace, or where a later consultation has replaced the answers;
 * limit_reached for more than the quantity limits allow;
 * stale_revision when statements or answers are others by now; answers_sealed
 */
export const confirmRenewalWorkflow = createWorkflow(
  "confirm-renewal",
  function (input: ConfirmRenewalInput) {
    return new WorkflowResponse(confirmRenewalStep(input))
  }
)
