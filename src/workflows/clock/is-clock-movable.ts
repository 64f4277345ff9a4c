import type { MedusaContainer } from "@medusajs/framework/types"
import { CLOCK_MODULE } from "../../modules/clock"
import type ClockModuleService from "../../modules/clock/service"

/** Whether TEST_CLOCK=true. */
export const isClockMovable = (container: MedusaContainer): Promise<boolean> =>
  container.resolve<ClockModuleService>(CLOCK_MODULE).isMovable()
