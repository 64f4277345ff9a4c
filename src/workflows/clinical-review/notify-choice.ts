import { z } from "@medusajs/framework/zod"
import type { StaffRow } from "../../modules/staff/service"

const categoriesSchema = z.object({ handles: z.array(z.string()) }).nullable()

/** The categories that somebody is told about; null means all (QUE-3). */
export const toldCategories = (
  staff: Pick<StaffRow, "notify_categories">
): string[] | null =>
  categoriesSchema.parse(staff.notify_categories)?.handles ?? null

/** Whether somebody has a category's emails switched on. */
export const wantsNewsOf = (
  staff: Pick<StaffRow, "notify_categories">,
  category: string
): boolean => toldCategories(staff)?.includes(category) ?? true
