import { Heading } from "@medusajs/ui"
import { useState } from "react"
import type {
  AddFormularyItemType,
  ChangeFormularyItemType,
  ClinicalCategoryView,
  FormularyItemView,
} from "../../../api/contracts/formulary"
import { useSaveFormularyItem } from "../../hooks/formulary"
import { fieldMessage, isOutsideFields } from "../../lib/error-words"
import {
  itemBody,
  itemFieldGroups,
  itemProblems,
  itemValues,
} from "../../lib/formulary-fields"
import {
  planOptionsOf,
  planRowProblems,
  planRows,
} from "../../lib/plan-option-form"
import { ApiAlert } from "../api-alert"
import { FormDrawer } from "../form-drawer"
import { ItemFieldInput } from "./item-field"
import { PlanOptionsFields } from "./plan-options-fields"

type ItemDrawerProps = {
  title: string
  variantId: string
  item: FormularyItemView | null
  categories: ClinicalCategoryView[]
  onClose: () => void
}

/** Everything staff decide about a pack (ENT-1). */
export const ItemDrawer = (props: ItemDrawerProps) => {
  const { title, variantId, item, categories, onClose } = props
  const groups = itemFieldGroups(categories)
  const fields = groups.flatMap((group) => group.fields)
  const [values, setValues] = useState(() => itemValues(fields, item))
  const [problems, setProblems] = useState<Record<string, string>>({})
  const [plans, setPlans] = useState(() => planRows(item?.plan_options ?? []))
  const [planProblems, setPlanProblems] = useState<Record<number, string>>({})
  const category = categories.find(({ id }) => id === values["category_id"])
  const save = useSaveFormularyItem()
  const submit = () => {
    const found = itemProblems(fields, values)
    const wrong = planRowProblems(plans)
    setProblems(found)
    setPlanProblems(wrong)
    if (Object.keys({ ...found, ...wrong }).length > 0) {
      return
    }
    const body = {
      ...itemBody(fields, values),
      plan_options: planOptionsOf(plans),
    }
    save.mutate(
      item
        ? { id: item.id, change: body as ChangeFormularyItemType }
        : {
            id: null,
            item: { ...body, variant_id: variantId } as AddFormularyItemType,
          },
      { onSuccess: onClose }
    )
  }
  const names = [...fields.map(({ name }) => name), "plan_options"]
  const outside = save.error && isOutsideFields(save.error, names)
  return (
    <FormDrawer
      title={title}
      text="Class, limits and wording belong to the pack. Every change goes on the ledger."
      confirm="Save"
      isPending={save.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      {outside ? <ApiAlert error={save.error} /> : null}
      {groups.map((group) => (
        <section key={group.title} className="flex flex-col gap-3">
          <Heading level="h3">{group.title}</Heading>
          {group.fields.map((field) => (
            <ItemFieldInput
              key={field.name}
              field={field}
              value={values[field.name] ?? ""}
              error={
                problems[field.name] ?? fieldMessage(save.error, field.name)
              }
              onChange={(value) =>
                setValues((known) => ({ ...known, [field.name]: value }))
              }
            />
          ))}
        </section>
      ))}
      <PlanOptionsFields
        rows={plans}
        problems={planProblems}
        error={fieldMessage(save.error, "plan_options")}
        isAllowed={category?.plans_allowed ?? true}
        onChange={setPlans}
      />
    </FormDrawer>
  )
}
