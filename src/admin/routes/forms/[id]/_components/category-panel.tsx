import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { FormRow } from "../../../../../api/contracts/form"
import { ApiAlert } from "../../../../components/api-alert"
import { ConfirmPrompt } from "../../../../components/confirm-prompt"
import { Facts } from "../../../../components/facts"
import { Panel } from "../../../../components/panel"
import { SelectField } from "../../../../components/select-field"
import { useAttachForm } from "../../../../hooks/forms"
import { useClinicalCategories } from "../../../../hooks/formulary"
import { useMe } from "../../../../hooks/staff"

/** Who may decide what a category asks: the formulary's editors. */
const DECIDERS = ["pharmacist", "administrator"]

/** An option of its own: a placeholder is too pale to read in the dark theme. */
const UNCHOSEN = "none"

/** Which clinical category asks this form, and the way to change that. */
export const CategoryPanel = ({ form }: { form: FormRow }) => {
  const role = useMe().data?.role
  const mayAttach = role !== undefined && DECIDERS.includes(role)
  return (
    <Panel title="Where it is asked">
      <div className="flex flex-col gap-4">
        <Facts
          facts={[
            ["Category", form.category?.name ?? "None yet"],
            ["Key", form.key],
          ]}
        />
        {form.version === null ? (
          <Text size="small" className="text-ui-fg-subtle">
            A category can ask it once it is published.
          </Text>
        ) : mayAttach ? (
          <AttachForm form={form} />
        ) : null}
      </div>
    </Panel>
  )
}

const AttachForm = ({ form }: { form: FormRow }) => {
  const categories = useClinicalCategories()
  const [chosen, setChosen] = useState(UNCHOSEN)
  const [isAsking, setAsking] = useState(false)
  const attach = useAttachForm()
  const others = (categories.data ?? []).filter(
    ({ form_key }) => form_key !== form.key
  )
  const category = others.find(({ id }) => id === chosen)
  return (
    <>
      <SelectField
        id="attach-category"
        label="Ask it in another category"
        value={chosen}
        options={[
          { value: UNCHOSEN, label: "Choose a category" },
          ...others.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={setChosen}
      />
      <ApiAlert error={attach.error} />
      <Button
        size="small"
        variant="secondary"
        className="w-fit"
        disabled={!category}
        isLoading={attach.isPending}
        onClick={() => setAsking(true)}
      >
        Ask this form there
      </Button>
      <ConfirmPrompt
        open={isAsking && category !== undefined}
        title={`Ask this form for ${category?.name ?? ""}?`}
        text="New consultations of this category begin with this form instead of the one they have now. Those that have begun stay on theirs."
        confirm="Ask this form"
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          if (category) {
            attach.mutate(
              { category: category.id, key: form.key },
              { onSuccess: () => setChosen(UNCHOSEN) }
            )
          }
        }}
      />
    </>
  )
}
