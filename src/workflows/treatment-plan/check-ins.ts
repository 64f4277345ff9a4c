import type { MedusaContainer } from "@medusajs/framework/types"
import { checkInOf } from "../../modules/formulary/domain/check-in"
import { MESSAGING_MODULE } from "../../modules/messaging"
import type MessagingModuleService from "../../modules/messaging/service"
import type { InstalmentRecord } from "../../modules/treatment-plan/types"
import type { Day } from "../../shared/calendar"
import type { CheckInPolicy } from "../../shared/check-in-policy"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { formularyOf } from "../clinical-review/services"

export const checkInsOf = (container: MedusaContainer) =>
  container.resolve<MessagingModuleService>(MESSAGING_MODULE)

/** What categories ask before each later supply; those that ask nothing aren't in it. */
export async function readCheckInPolicies(
  container: MedusaContainer,
  handles?: readonly string[]
): Promise<Map<string, CheckInPolicy | "invalid">> {
  const categories = await formularyOf(container).listClinicalCategories(
    handles ? { handle: [...new Set(handles)] } : {},
    { select: ["id", "handle", "check_in"], take: null }
  )
  return new Map(
    categories.flatMap((category) => {
      const policy = checkInOf(category)
      return policy ? [[category.handle, policy] as const] : []
    })
  )
}

/** The day on which a month can leave: not before today, however long it has been due. */
export const supplyDay = (due_on: Day | null, today: Day): Day =>
  due_on !== null && due_on > today ? due_on : today

type AskedMonth = {
  instalment: Pick<InstalmentRecord, "id" | "number" | "due_on">
  plan: { category_handle: string }
}

/**
 * Which of some months their patients have not answered for (SAF-18). A plan's
 * first rests on the answers it was ordered with. Where nobody can say what a
 * category asks, no month is answered.
 */
export async function withoutCheckIn(
  container: MedusaContainer,
  months: readonly AskedMonth[]
): Promise<Set<string>> {
  const later = months.filter(({ instalment }) => instalment.number > 1)
  if (later.length === 0) {
    return new Set()
  }
  const policies = await readCheckInPolicies(
    container,
    later.map(({ plan }) => plan.category_handle)
  )
  const asked = later.filter(({ plan }) => policies.has(plan.category_handle))
  const today = londonDay(clock.now())
  const answered = await checkInsOf(container).answeredFor(
    asked.map(({ instalment }) => ({
      instalment_id: instalment.id,
      day: supplyDay(instalment.due_on, today),
    }))
  )
  return new Set(
    asked.flatMap(({ instalment: { id }, plan }) =>
      policies.get(plan.category_handle) === "invalid" || !answered.has(id)
        ? [id]
        : []
    )
  )
}

/** What was asked last before some months, and whether it is answered, by the month; nothing of the answers. */
export async function askedBefore(
  container: MedusaContainer,
  instalmentIds: readonly string[]
): Promise<Map<string, { asked_at: string; answered_at: string | null }>> {
  const asked =
    instalmentIds.length === 0
      ? []
      : await checkInsOf(container).listCheckIns(
          { instalment_id: [...instalmentIds] },
          {
            select: ["id", "instalment_id", "asked_at", "answered_at"],
            order: { asked_at: "ASC", id: "ASC" },
            take: null,
          }
        )
  return new Map(
    asked.map(({ instalment_id, asked_at, answered_at }) => [
      instalment_id,
      {
        asked_at: asked_at.toISOString(),
        answered_at: answered_at?.toISOString() ?? null,
      },
    ])
  )
}
