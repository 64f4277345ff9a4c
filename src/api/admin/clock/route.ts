import type {
  AuthenticatedMedusaRequest,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { clock } from "../../../shared/clock"
import { advanceClockWorkflow } from "../../../workflows/clock/advance-clock"
import { isClockMovable } from "../../../workflows/clock/is-clock-movable"
import type { AdvanceClockType, ClockView } from "../../contracts/clock"
import { staffActor } from "../../middlewares/staff-request"

const view = async (req: MedusaRequest): Promise<ClockView> => ({
  now: clock.now().toISOString(),
  movable: await isClockMovable(req.scope),
  offset_minutes: Math.round(clock.offset() / 60_000),
})

/** What time it is for every rule. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<{ clock: ClockView }>
): Promise<void> {
  res.json({ clock: await view(req) })
}

/** Moves the test clock forward; refused unless TEST_CLOCK=true. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdvanceClockType>,
  res: MedusaResponse<{ clock: ClockView }>
): Promise<void> {
  await advanceClockWorkflow(req.scope).run({
    input: {
      minutes: req.validatedBody.advance_minutes,
      actor: staffActor(req),
    },
  })
  res.json({ clock: await view(req) })
}
