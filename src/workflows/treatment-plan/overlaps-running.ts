import type { MedusaContainer } from "@medusajs/framework/types"
import { planMachine } from "../../modules/treatment-plan/domain/plan-state-machine"
import { plansOf } from "./services"

const RUNNING = planMachine.states.filter(
  (state) => !planMachine.isFinal(state) && state !== "pending"
)

/** Whether the first supply of a renewal would come while an earlier plan of its course still runs (REN-3). */
export async function overlapsRunning(
  container: MedusaContainer,
  of: { case_id: string; consultation_id: string | null; is_first: boolean }
): Promise<boolean> {
  const course =
    of.consultation_id &&
    (await plansOf(container).courseOf(of.consultation_id))
  if (!course || !of.is_first || course.case_id === of.case_id) {
    return false
  }
  const [running] = await plansOf(container).listPlans(
    {
      course_id: course.id,
      case_id: { $ne: of.case_id },
      state: RUNNING,
    },
    { select: ["id"], take: 1 }
  )
  return running !== undefined
}
