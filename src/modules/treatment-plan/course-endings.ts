import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Day } from "../../shared/calendar"
import { Charges } from "./charges"
import { courseMachine } from "./domain/course-state-machine"
import type { Shared } from "./sql"
import type { CourseRecord } from "./types"

/** A page of courses in the order of their ids; `after` is the last one seen. */
export type CoursePage = { after: string; limit: number }

const ENDED = courseMachine.states.filter((state) =>
  courseMachine.isFinal(state)
)

/** Which courses have come to an end, and what is still to be cleared up after them. */
export class CourseEndings extends Charges {
  /** Open courses whose twelve months (REN-4) or whose grace (REN-6) are over on a day. */
  @InjectManager()
  async listCoursesToEnd(
    today: Day,
    page: CoursePage,
    @MedusaContext() shared: Shared = {}
  ): Promise<CourseRecord[]> {
    return this.listCourses(
      {
        id: { $gt: page.after },
        state: courseMachine.initial,
        $or: [
          { limit_on: { $lte: today } },
          { answers_end_on: { $lte: today } },
        ],
      },
      { order: { id: "ASC" }, take: page.limit },
      shared
    )
  }

  /** Ended courses whose answers, money or supplies were not seen to yet. */
  @InjectManager()
  async listCoursesToClear(
    page: CoursePage,
    @MedusaContext() shared: Shared = {}
  ): Promise<CourseRecord[]> {
    return this.listCourses(
      { id: { $gt: page.after }, state: ENDED, answers_cleared_at: null },
      { order: { id: "ASC" }, take: page.limit },
      shared
    )
  }

  /** Notes that an ended course left nothing to do, and forgets the hashes of its answers: few are possible, so one could be tried. Repeatable. */
  @InjectTransactionManager()
  async noteAnswersCleared(
    courseId: string,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const course = await this.lockCourse(courseId, shared)
    if (course.answers_cleared_at === null) {
      await this.updateReconfirmations(
        { selector: { course_id: course.id }, data: { answers_hash: null } },
        shared
      )
      await this.updateCourses(
        { id: course.id, answers_cleared_at: now },
        shared
      )
    }
  }

  /** The course that rests on a consultation; null before its approval. */
  @InjectManager()
  async courseOf(
    consultationId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<CourseRecord | null> {
    const [course] = await this.listCourses(
      { consultation_id: consultationId },
      { take: 1 },
      shared
    )
    return course ?? null
  }
}
