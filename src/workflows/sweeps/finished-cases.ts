import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf } from "../../shared/errors"
import { completeCaseWhereOver } from "../dispensing/complete-case"

const MOST = 200

/** Approved cases of ended plans of which something arrived and nothing is under way. */
async function finishedCases(container: MedusaContainer): Promise<string[]> {
  const { rows } = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw<{ rows: { id: string }[] }>(
      `select c.id from clinical_case c
         join plan p on p.case_id = c.id and p.deleted_at is null
          and p.state in ('completed', 'cancelled', 'limit_reached')
        where c.state = 'approved' and c.deleted_at is null
          and exists (select 1 from supply s where s.case_id = c.id
                        and s.state = 'delivered' and s.deleted_at is null)
          and not exists (select 1 from supply s where s.case_id = c.id
                        and s.deleted_at is null and s.state not in
                        ('delivered', 'cancelled', 'disposed', 'refunded',
                         'replaced', 'further_consultation'))
        order by c.id limit ${MOST}`
    )
  return rows.map(({ id }) => id)
}

/** Closes cases whose plan ended after its last parcel had arrived; gives how many. */
export async function sweepFinishedCases(
  container: MedusaContainer
): Promise<number> {
  let closed = 0
  for (const id of await finishedCases(container)) {
    try {
      closed += (await completeCaseWhereOver(container, id)) ? 1 : 0
    } catch (error) {
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(`Finished case ${id}: ${messageOf(error)}`)
    }
  }
  return closed
}
