import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { CALLED_OFF } from "./domain/declines"
import { ChargeOutcomes } from "./charge-outcomes"
import { run, type Shared } from "./sql"

/** Cards that will not be charged again for a month. */
export class RefusedCards extends ChargeOutcomes {
  /**
   * Of some months, those whose card was refused for good and whose plan has no
   * other one since: only another card pays them (PAY-7). One statement, however
   * many months.
   */
  @InjectTransactionManager()
  async withRefusedCard(
    instalmentIds: readonly string[],
    @MedusaContext() shared: Shared = {}
  ): Promise<Set<string>> {
    if (instalmentIds.length === 0) {
      return new Set()
    }
    const found = await run<{ id: string }>(
      shared,
      `select i.id from instalment i
         join lateral (
           select e.seq, e.details from plan_event e
            where e.plan_id = i.plan_id and e.instalment_id = i.id
              and e.event = 'instalment.hard_decline'
            order by e.seq desc limit 1) refused on true
         join lateral (
           select e.details ->> 'mandate_id' as mandate_id from plan_event e
            where e.plan_id = i.plan_id and e.instalment_id = i.id
              and e.event = 'instalment.charge' and e.seq < refused.seq
            order by e.seq desc limit 1) charged on true
         join lateral (
           select m.id from plan_mandate m
            where m.plan_id = i.plan_id and m.deleted_at is null
            order by m.agreed_at desc, m.id desc limit 1) newest on newest.id = charged.mandate_id
        where i.id in (${instalmentIds.map(() => "?").join(", ")})
          and i.state = 'failed' and refused.details ->> 'code' <> ?`,
      [...instalmentIds, CALLED_OFF]
    )
    return new Set(found.map(({ id }) => id))
  }
}
