import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { UNDER_WAY } from "./domain/refund-machine"
import { listConditions } from "./list-conditions"
import { Reconciliations } from "./reconciliations"
import { run, type Shared } from "./sql"
import type { ListFilter, RefundRecord } from "./types"

/** Refunds as people and sweeps look for them. */
export class RefundLists extends Reconciliations {
  /** Automatic refunds that are not sent, those looked at longest ago first: a blocked one keeps no other. */
  @InjectTransactionManager()
  async findUnsent(
    limit: number,
    @MedusaContext() shared: Shared = {}
  ): Promise<RefundRecord[]> {
    return run<RefundRecord>(
      shared,
      `select * from case_refund
        where state = 'requested' and automatic and deleted_at is null
        order by checked_at nulls first, state_since, id limit ?`,
      [limit]
    )
  }

  /** Notes that a refund was looked at, so that others have their turn. */
  @InjectTransactionManager()
  async noteLooked(
    refundId: string,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    await run(
      shared,
      "update case_refund set checked_at = ? where id = ? and state = 'requested'",
      [now, refundId]
    )
  }

  /** Refunds that wait for the partner longer than `since`, those never asked about first. */
  @InjectTransactionManager()
  async findStale(
    since: Date,
    limit: number,
    @MedusaContext() shared: Shared = {}
  ): Promise<RefundRecord[]> {
    return run<RefundRecord>(
      shared,
      `select * from case_refund
        where state in (${UNDER_WAY.map(() => "?").join(", ")}) and deleted_at is null
          and state_since < ? and (checked_at is null or checked_at < ?)
        order by checked_at nulls first, id limit ?`,
      [...UNDER_WAY, since, since, limit]
    )
  }

  /** Notes that the partner was asked, so that others have their turn. */
  @InjectTransactionManager()
  async noteChecked(
    paymentId: string,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    await run(
      shared,
      "update case_refund set checked_at = ? where payment_id = ? and deleted_at is null",
      [now, paymentId]
    )
  }

  /** One page of the staff's list, the longest waiting first, with the number of all. */
  @InjectTransactionManager()
  async readPage(
    filter: ListFilter,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ refunds: RefundRecord[]; count: number }> {
    const { sql, parameters, order } = listConditions(filter)
    const refunds = await run<RefundRecord>(
      shared,
      `select * from case_refund where ${sql} order by ${order} limit ? offset ?`,
      [...parameters, filter.limit, filter.offset]
    )
    const [all] = await run<{ total: number }>(
      shared,
      `select count(*)::int as total from case_refund where ${sql}`,
      parameters
    )
    return { refunds, count: all?.total ?? 0 }
  }
}
