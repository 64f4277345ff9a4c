import type { MedusaContainer } from "@medusajs/framework/types"
import type { CheckInRow } from "../../modules/messaging/check-in-rows"
import type { NearMonth } from "../../modules/treatment-plan/check-in-months"
import { addDays } from "../../shared/calendar"
import type { CheckInPolicy } from "../../shared/check-in-policy"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { wakeWorker } from "../relay/wake"
import { checkInsOf, readCheckInPolicies, supplyDay } from "./check-ins"
import { heldMonths } from "./held-months"
import { plansOf } from "./services"

const PAGE = 200

/**
 * Asks patients before each later month of a plan, so many days before it is due
 * as its category says, and reminds them on the day itself (SAF-18). Asked again
 * where the answer is too old for the day that the month has by now. Who is dead,
 * or whose supply is stopped or reported on, is left alone. Gives how many
 * were written to. Repeatable.
 */
export async function askCheckIns(container: MedusaContainer): Promise<number> {
  let told = 0
  for (const [handle, policy] of await readCheckInPolicies(container)) {
    if (policy !== "invalid") {
      told += await askCategory(container, handle, policy)
    }
  }
  if (told > 0) {
    await wakeWorker(container)
  }
  return told
}

async function askCategory(
  container: MedusaContainer,
  category_handle: string,
  policy: CheckInPolicy
): Promise<number> {
  const until = addDays(londonDay(clock.now()), policy.days_before)
  let told = 0
  let page: NearMonth[]
  let after = ""
  do {
    page = await plansOf(container).nearMonths(
      { category_handle, until, after, most: PAGE },
      clock.now()
    )
    after = page.at(-1)?.id ?? after
    told += await askPage(container, page, policy)
  } while (page.length === PAGE)
  return told
}

async function askPage(
  container: MedusaContainer,
  months: NearMonth[],
  { questions }: CheckInPolicy
): Promise<number> {
  const service = checkInsOf(container)
  const now = clock.now()
  const today = londonDay(now)
  const answered = await service.answeredFor(
    months.map(({ id, due_on }) => ({
      instalment_id: id,
      day: supplyDay(due_on, today),
    }))
  )
  const open = await openOf(container, months)
  const held = await heldMonths(
    container,
    months.map(({ id }) => id)
  )
  let told = 0
  for (const { id, due_on, ...month } of months.filter(
    (one) => !held.has(one.id)
  )) {
    const asked = open.get(id)
    if (asked) {
      const isReminded = await service.followCheckIn(asked.id, due_on, now)
      told += isReminded ? 1 : 0
    } else if (!answered.has(id)) {
      await service.askCheckIn(
        { ...month, instalment_id: id, due_on, questions: [...questions] },
        now
      )
      told += 1
    }
  }
  return told
}

/** What waits for an answer, by the month that it is asked before. */
async function openOf(
  container: MedusaContainer,
  months: readonly { id: string }[]
): Promise<Map<string, CheckInRow>> {
  const open = await checkInsOf(container).listCheckIns(
    { instalment_id: months.map(({ id }) => id), answered_at: null },
    { take: null }
  )
  return new Map(open.map((one) => [one.instalment_id, one]))
}
