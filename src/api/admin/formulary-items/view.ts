import { ePrescribing } from "../../../modules/formulary/domain/item-rules"
import { readPlanOptions } from "../../../modules/formulary/domain/plan-options"
import type { ItemWithCategory } from "../../../workflows/catalogue/read-formulary"
import type { FormularyItemView } from "../../contracts/formulary"

export function formularyItemView(item: ItemWithCategory): FormularyItemView {
  const judged = ePrescribing(item)
  const {
    created_at: _created,
    updated_at: _updated,
    deleted_at: _deleted,
    dmd_exempted_at,
    category,
    ...fields
  } = item
  return {
    ...fields,
    plan_options: readPlanOptions(item.plan_options),
    dmd_exempted_at: dmd_exempted_at
      ? new Date(dmd_exempted_at).toISOString()
      : null,
    category: category && { handle: category.handle, name: category.name },
    e_prescribing: {
      allowed: judged.allowed,
      reason: judged.allowed ? null : judged.reason,
    },
  }
}
