import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { notFound } from "../../shared/errors"
import { CaseEvidence } from "./case-evidence"
import {
  assertSectionsRead,
  MANDATORY_SECTIONS,
  unreadSections,
  type CaseSection,
  type ReadPart,
  type SectionChanges,
  type SectionRead,
} from "./domain/reading"
import { run, type Shared } from "./sql"
import type { ReadingInput, ReadingState } from "./types"

const UPSERT = `insert into case_reading
    (id, case_id, user_id, session, section, reported, seconds, first_at, last_at)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (case_id, user_id, session, section) where deleted_at is null
  do update set
    last_at = case when excluded.seconds > case_reading.seconds
                   then excluded.last_at else case_reading.last_at end,
    reported = greatest(case_reading.reported, excluded.reported),
    seconds = greatest(case_reading.seconds, excluded.seconds),
    updated_at = now()
  returning first_at`

/** The session under which the server notes that it gave somebody the case; a browser's are uuids. */
const SHOWN = "shown"

const UPSERT_SHOWN = `insert into case_reading
    (id, case_id, user_id, session, section, reported, seconds, first_at, last_at)
  values (?, ?, ?, '${SHOWN}', 'page', 0, 0, ?, ?)
  on conflict (case_id, user_id, session, section) where deleted_at is null
  do update set
    last_at = greatest(case_reading.last_at, excluded.last_at),
    updated_at = now()`

type Kept = { part: ReadPart; reported: number; seconds: number }

/** Who had which section of a case before them, and for how long (R-25, SAF-13). */
export class CaseReadings extends CaseEvidence {
  /**
   * Keeps what one opening of the page has shown so far: seconds by section,
   * counted from the page's opening, so the same report twice, or an older one
   * late, changes nothing. No section gets more seconds than have gone by since
   * the opening was first heard of. @throws not_found
   */
  @InjectTransactionManager()
  async reportReading(
    input: ReadingInput,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const filter = { id: input.case_id }
    const [found] = await this.listClinicalCases(filter, { take: 1 }, shared)
    if (!found) {
      throw notFound("Case", input.case_id)
    }
    const seen = MANDATORY_SECTIONS.flatMap((section) => {
      const seconds = input.sections[section]
      return seconds === undefined ? [] : [{ section, seconds }]
    })
    // When the opening was first heard of; it counts no seconds of its own.
    const page = { part: "page", reported: 0, seconds: 0 } as const
    const began = await this.keep(input, page, now, shared)
    const gone = Math.floor((now.getTime() - began.getTime()) / 1000)
    for (const { section, seconds } of seen) {
      const believed = Math.max(0, Math.min(seconds, gone))
      const kept = { part: section, reported: seconds, seconds: believed }
      await this.keep(input, kept, now, shared)
    }
  }

  /** The server gives somebody the case as it is at `now`: what changes later they have not had. */
  @InjectTransactionManager()
  async noteShown(
    input: { case_id: string; user_id: string },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    await run(shared, UPSERT_SHOWN, [
      generateEntityId(undefined, "crd"),
      input.case_id,
      input.user_id,
      now,
      now,
    ])
  }

  /** One person's reading of a case: what they have read, for how long, and what is left. */
  @InjectTransactionManager()
  async readReading(
    caseId: string,
    userId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<ReadingState> {
    const rows = await run<{
      section: CaseSection
      seconds: number
      last_at: Date
    }>(
      shared,
      `select section, sum(seconds)::int as seconds, max(last_at) as last_at
         from case_reading
        where case_id = ? and user_id = ? and section <> 'page'
          and seconds >= 1 and deleted_at is null
        group by section`,
      [caseId, userId]
    )
    const reads: SectionRead[] = rows.map((row) => ({
      ...row,
      last_at: new Date(row.last_at),
    }))
    const changed = await this.sectionChanges(caseId, userId, shared)
    const shown = await this.lastShown(caseId, userId, shared)
    const unread = unreadSections(reads, changed, shown)
    return {
      unread,
      sections: MANDATORY_SECTIONS.map((section) => ({
        section,
        seconds: reads.find((read) => read.section === section)?.seconds ?? 0,
        read: !unread.includes(section),
      })),
    }
  }

  /**
   * What was read by who decides, in seconds by section, for the decision.
   * @throws evidence_missing naming the sections that were not opened since they changed
   */
  protected async assertOpened(
    caseId: string,
    userId: string,
    shared: Shared
  ): Promise<Record<string, number>> {
    const { unread, sections } = await this.readReading(caseId, userId, shared)
    assertSectionsRead(caseId, unread)
    return Object.fromEntries(
      sections.map(({ section, seconds }) => [section, seconds])
    )
  }

  /**
   * When each section last changed: all of them when the case came into its
   * queue (released by a person it comes back as it was), the flags with a new
   * flag, the evidence with what somebody else did to it.
   */
  private async sectionChanges(
    caseId: string,
    userId: string,
    shared: Shared
  ): Promise<SectionChanges> {
    const [times] = await run<{
      queued: Date | null
      flagged: Date | null
      proven: Date | null
    }>(
      shared,
      `select
        (select max(at) from case_event
          where case_id = c.id and to_state = 'queued' and event <> 'release'
            and deleted_at is null) as queued,
        (select max(raised_at) from case_flag
          where case_id = c.id and settled_at is null
            and deleted_at is null) as flagged,
        (select max(greatest(
            case when user_id <> ? then recorded_at end,
            case when withdrawn_by <> ? then withdrawn_at end))
           from evidence
          where patient_id = c.patient_id and deleted_at is null) as proven
       from clinical_case c where c.id = ?`,
      [userId, userId, caseId]
    )
    const queued = asDate(times?.queued)
    return {
      patient: queued,
      answers: queued,
      history: queued,
      flags: later(queued, asDate(times?.flagged)),
      evidence: later(queued, asDate(times?.proven)),
    }
  }

  private async lastShown(
    caseId: string,
    userId: string,
    shared: Shared
  ): Promise<Date | null> {
    const [row] = await run<{ last_at: Date }>(
      shared,
      `select last_at from case_reading
        where case_id = ? and user_id = ? and session = '${SHOWN}'
          and deleted_at is null`,
      [caseId, userId]
    )
    return asDate(row?.last_at)
  }

  private async keep(
    { case_id, user_id, session }: ReadingInput,
    { part, reported, seconds }: Kept,
    now: Date,
    shared: Shared
  ): Promise<Date> {
    const [row] = await run<{ first_at: Date }>(shared, UPSERT, [
      generateEntityId(undefined, "crd"),
      case_id,
      user_id,
      session,
      part,
      reported,
      seconds,
      now,
      now,
    ])
    return new Date(row?.first_at ?? now)
  }
}

const asDate = (value: Date | string | null | undefined): Date | null =>
  value ? new Date(value) : null

const later = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one > other ? one : other) : (one ?? other)
