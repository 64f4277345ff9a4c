import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import type { Day } from "../../shared/calendar"
import { notAllowed, unexpected } from "../../shared/errors"
import { londonDay } from "../../shared/london"
import { CheckInRequests } from "./check-in-requests"
import {
  checkInAudit,
  lockCheckIns,
  placeOf,
  type CheckInRow,
} from "./check-in-rows"
import {
  answerCounts,
  assertAnswered,
  checkInAnswersSchema,
  reportOf,
  worriesOf,
  type CheckInAnswers,
  type KnownBody,
} from "./domain/check-in"
import type { Shared } from "./health-reports"

export type OpenedCheckIn = {
  check_in: CheckInRow
  /** Null until they are given. */
  answers: CheckInAnswers | null
}

const ENOUGH = 24

/** What patients answer before each later supply (SAF-18). */
export class CheckIns extends CheckInRequests {
  /**
   * Keeps what a patient answered before a month, encrypted, themselves or by
   * phone to a member of staff. What is worrying
   * opens a health report in the same transaction, so that no
   * worrying answer lets a supply go on (SAF-17). The same `key` is the same
   * answer; who worries after they answered is heard all the same.
   * @throws transition_not_allowed where nothing is asked; invalid_field
   */
  @InjectTransactionManager()
  async answerCheckIn(
    input: {
      plan_id: string
      customer_id: string
      answers: CheckInAnswers
      key: string
      declared: KnownBody
      /** Patient or staff. */
      actor: Actor
    },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<CheckInRow> {
    await lockCheckIns(input.plan_id, shared)
    const { plan_id, customer_id, answers, actor } = input
    const key = `${actor.id}:${plan_id}:${input.key}`
    const [same] = await this.listCheckIns({ key }, {}, shared)
    if (same) {
      return same
    }
    const asked = await this.lastAsked({ plan_id, customer_id }, shared)
    assertAnswered(asked.questions, answers)
    const known = await this.knownBody(asked, input.declared, shared)
    const worries = worriesOf(answers, known, londonDay(now))
    if (asked.answered_at !== null && worries.length === 0) {
      throw notAllowed(
        "transition_not_allowed",
        `What was asked about plan ${plan_id} is answered already`
      )
    }
    const report =
      worries.length > 0
        ? await this.openReport(
            {
              patient_id: asked.patient_id,
              case_id: asked.case_id,
              ...reportOf(answers, worries, known),
              yellow_card_by_patient: false,
              actor,
              key: `check_in:${key}`,
            },
            now,
            shared
          )
        : null
    const row =
      asked.answered_at === null
        ? asked
        : await this.askedAgain(asked, now, shared)
    return this.keepAnswers(
      row,
      { key, answers, health_report_id: report?.id ?? null },
      { actor, now },
      shared
    )
  }

  private async keepAnswers(
    row: CheckInRow,
    given: {
      key: string
      answers: CheckInAnswers
      health_report_id: string | null
    },
    { actor, now }: { actor: Actor; now: Date },
    shared: Shared
  ): Promise<CheckInRow> {
    const { answers, ...columns } = given
    const answered = await this.updateCheckIns(
      {
        ...columns,
        id: row.id,
        answered_at: now,
        taken_by: actor.type === "staff" ? actor.id : null,
        answers_enc: await this.vault.encrypt(
          `patient:${row.patient_id}`,
          placeOf(row.id),
          JSON.stringify(answers)
        ),
      },
      shared
    )
    await this.createOutboxes(
      [checkInAudit(answered, "check_in.answered", actor, now)],
      shared
    )
    return answered
  }

  /** Of some months, those that are answered for a supply on a day. */
  @InjectManager()
  async answeredFor(
    months: readonly { instalment_id: string; day: Day }[],
    @MedusaContext() shared: Shared = {}
  ): Promise<Set<string>> {
    if (months.length === 0) {
      return new Set()
    }
    const answers = await this.listCheckIns(
      {
        instalment_id: months.map(({ instalment_id }) => instalment_id),
        answered_at: { $ne: null },
      },
      { select: ["id", "instalment_id", "answered_at"], take: null },
      shared
    )
    const dayOf = new Map(
      months.map(({ instalment_id, day }) => [instalment_id, day])
    )
    return new Set(
      answers.flatMap(({ instalment_id, answered_at }) => {
        const day = dayOf.get(instalment_id)
        return day && answered_at && answerCounts(londonDay(answered_at), day)
          ? [instalment_id]
          : []
      })
    )
  }

  /** What a patient was asked in a category and answered, the newest first. The caller has written who reads it. */
  @InjectManager()
  async readCheckIns(
    of: { patient_id: string; category_handle: string },
    @MedusaContext() shared: Shared = {}
  ): Promise<OpenedCheckIn[]> {
    const found = await this.listCheckIns(
      of,
      { order: { asked_at: "DESC", id: "DESC" }, take: ENOUGH },
      shared
    )
    return Promise.all(
      found.map(async (check_in) => ({
        check_in,
        answers: await this.openAnswers(check_in),
      }))
    )
  }

  /** What waits for an answer of a plan, or what was answered last. @throws transition_not_allowed */
  private async lastAsked(
    own: { plan_id: string; customer_id: string },
    shared: Shared
  ): Promise<CheckInRow> {
    const [open] = await this.listCheckIns(
      { ...own, answered_at: null },
      { order: { number: "DESC" }, take: 1 },
      shared
    )
    const [last] = open
      ? [open]
      : await this.listCheckIns(
          own,
          { order: { answered_at: "DESC" }, take: 1 },
          shared
        )
    if (!last) {
      throw notAllowed(
        "transition_not_allowed",
        `Nothing is asked about plan ${own.plan_id} now`
      )
    }
    return last
  }

  /** The same month once more, for an answer after the answer. */
  private askedAgain(
    asked: CheckInRow,
    now: Date,
    shared: Shared
  ): Promise<CheckInRow> {
    const { patient_id, customer_id, case_id, category_handle } = asked
    const { plan_id, instalment_id, number, questions, due_on } = asked
    return this.createCheckIns(
      {
        patient_id,
        customer_id,
        case_id,
        category_handle,
        plan_id,
        instalment_id,
        number,
        questions,
        due_on,
        asked_at: now,
      },
      shared
    )
  }

  /** The weight of the last answer; what was declared at the consultation where there is none. */
  private async knownBody(
    { patient_id, category_handle }: CheckInRow,
    declared: KnownBody,
    shared: Shared
  ): Promise<KnownBody> {
    const earlier = await this.listCheckIns(
      { patient_id, category_handle, answered_at: { $ne: null } },
      { order: { answered_at: "DESC" }, take: ENOUGH },
      shared
    )
    for (const one of earlier) {
      const kg = (await this.openAnswers(one))?.weight_kg
      if (kg !== undefined && one.answered_at !== null) {
        return { ...declared, weight: { kg, on: londonDay(one.answered_at) } }
      }
    }
    return declared
  }

  private async openAnswers({
    id,
    patient_id,
    answers_enc,
  }: CheckInRow): Promise<CheckInAnswers | null> {
    if (answers_enc === null) {
      return null
    }
    const text = await this.vault.decrypt(
      `patient:${patient_id}`,
      placeOf(id),
      answers_enc
    )
    const read = checkInAnswersSchema.safeParse(JSON.parse(text))
    if (!read.success) {
      throw unexpected(`The answers of check-in ${id} can't be read`)
    }
    return read.data
  }
}
