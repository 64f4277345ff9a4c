import type { MedusaContainer } from "@medusajs/framework/types"
import type { CourseRecord } from "../../modules/treatment-plan/types"
import { clock } from "../../shared/clock"
import { casesOf } from "../clinical-review/services"
import {
  destroyAnswers,
  finishErasure,
  retention,
  sealAnswers,
} from "../consultation/erase-answers"
import { consultationsOf } from "../consultation/services"
import { isolated } from "../relay/isolated"
import { plansOf } from "../treatment-plan/services"
import { hasUndecidedCase } from "../treatment-plan/work-under-way"
import { eachOfPages } from "./pages"

/**
 * Ends the answers that can't be used again: of courses that have ended, of
 * orders that came to nothing, of drafts and denials whose days are over (REN-6,
 * CON-9); and finishes what a crash cut short.
 * @returns how many ended
 */
export async function sweepEndedAnswers(
  container: MedusaContainer
): Promise<number> {
  const consultations = consultationsOf(container)
  const now = clock.now()
  const keptDays = retention()
  let ended = 0
  for (const id of await consultations.listUnerased()) {
    await one(container, id, async () => {
      await finishErasure(container, id)
      return true
    })
  }
  ended += await eachOfPages(
    (page) => plansOf(container).listCoursesToClear(page),
    (course) => one(container, course.id, () => clearCourse(container, course))
  )
  for (const id of await consultations.listWithoutCourse(keptDays, now)) {
    ended += Number(
      await one(container, id, () => sealWithoutCourse(container, id))
    )
  }
  for (const { id, ending } of await consultations.listOverdue(keptDays, now)) {
    ended += Number(
      await one(container, id, async () => {
        await (ending === "seal"
          ? sealAnswers(container, { consultation_id: id, supplied: false })
          : destroyAnswers(container, id))
        return true
      })
    )
  }
  return ended
}

/** One that fails is told of and holds up none of the others. */
const one = async (
  container: MedusaContainer,
  id: string,
  end: () => Promise<boolean>
): Promise<boolean> =>
  (await isolated(container, `ending the answers of ${id}`, async () =>
    Number(await end())
  )) === 1

/** Nobody decides on answers that aren't there: a case that waits holds them. */
async function clearCourse(
  container: MedusaContainer,
  { id, consultation_id, last_dispatch_on }: CourseRecord
): Promise<boolean> {
  if (await hasUndecidedCase(container, consultation_id)) {
    return false
  }
  await sealAnswers(container, {
    consultation_id,
    supplied: last_dispatch_on !== null,
  })
  await plansOf(container).noteAnswersCleared(id, clock.now())
  return true
}

/** An order of which no course came ends its answers once each of its cases has ended. */
async function sealWithoutCourse(
  container: MedusaContainer,
  consultation_id: string
): Promise<boolean> {
  if (await plansOf(container).courseOf(consultation_id)) {
    return false
  }
  const [open] = await casesOf(container).listClinicalCases(
    { consultation_id, ended_as: null },
    { select: ["id"], take: 1 }
  )
  if (open) {
    return false
  }
  await sealAnswers(container, { consultation_id, supplied: false })
  return true
}
