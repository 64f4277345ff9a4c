import type { Context } from "@medusajs/framework/types"
import type { EntityManager } from "@medusajs/framework/mikro-orm/knex"
import {
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { invalid, notAllowed } from "../../shared/errors"
import { auditRow } from "../../shared/outbox"
import { ClockSetting } from "./models/clock-setting"
import { Outbox } from "./models/outbox"

type Shared = Context<EntityManager>

const ROW = "clock"
/** Another process's move is seen within this time. */
const REFRESH_MS = 2_000

/** The one clock's offset (PLT-6): only with TEST_CLOCK=true, only forward. */
export default class ClockModuleService extends MedusaService({
  ClockSetting,
  Outbox,
}) {
  private readonly testClock: boolean
  private refresher: NodeJS.Timeout | undefined

  constructor(
    container: Record<string, unknown>,
    options?: { testClock?: boolean }
  ) {
    super(container, options)
    this.testClock = options?.testClock ?? false
  }

  __hooks = {
    onApplicationStart: async (): Promise<void> => {
      if (!this.testClock) {
        return
      }
      await this.refresh()
      this.refresher = setInterval(() => {
        this.refresh().catch(() => undefined)
      }, REFRESH_MS)
      this.refresher.unref()
    },
    onApplicationShutdown: async (): Promise<void> => {
      clearInterval(this.refresher)
    },
  }

  /** Whether the clock may be moved. */
  async isMovable(): Promise<boolean> {
    return this.testClock
  }

  /** Moves the clock forward by whole minutes; gives the new time. */
  async advance(minutes: number, actor: Actor): Promise<Date> {
    // Once it is kept, and not before: it may still fail.
    clock.moveOn((await this.keepOffset(minutes, actor)) * 60_000)
    return clock.now()
  }

  /** Gives the new offset in minutes. */
  @InjectTransactionManager()
  protected async keepOffset(
    minutes: number,
    actor: Actor,
    @MedusaContext() shared: Shared = {}
  ): Promise<number> {
    if (!this.testClock) {
      throw notAllowed(
        "not_eligible",
        "The clock moves only with TEST_CLOCK=true"
      )
    }
    if (
      !Number.isInteger(minutes) ||
      minutes < 1 ||
      minutes > 2 * 366 * 24 * 60
    ) {
      throw invalid(
        "advance_minutes",
        "must be a whole number from 1 to two years"
      )
    }
    const before = clock.now()
    const [row] = await this.listClockSettings({ id: ROW }, {}, shared)
    const offset = (row?.offset_minutes ?? 0) + minutes
    if (row) {
      await this.updateClockSettings(
        { id: ROW, offset_minutes: offset },
        shared
      )
    } else {
      await this.createClockSettings(
        { id: ROW, offset_minutes: offset },
        shared
      )
    }
    await this.createOutboxes(
      [
        auditRow(
          `clock:${offset}`,
          {
            action: "clock.advanced",
            actor,
            entity_type: "clock",
            entity_id: ROW,
            details: { minutes, before: before.toISOString() },
          },
          before
        ),
      ],
      shared
    )
    return offset
  }

  private async refresh(): Promise<void> {
    const [row] = await this.listClockSettings({ id: ROW })
    clock.moveOn((row?.offset_minutes ?? 0) * 60_000)
  }
}
