import { z } from "@medusajs/framework/zod"

const YEARS_TWO_IN_MINUTES = 2 * 366 * 24 * 60

export const AdvanceClock = z
  .object({
    advance_minutes: z.number().int().min(1).max(YEARS_TWO_IN_MINUTES),
  })
  .strict()
export type AdvanceClockType = z.infer<typeof AdvanceClock>

export type ClockView = {
  now: string
  movable: boolean
  offset_minutes: number
}
