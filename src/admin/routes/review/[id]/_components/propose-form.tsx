import { Button, Hint, Input } from "@medusajs/ui"
import type { FormEvent } from "react"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { ApiAlert } from "../../../../components/api-alert"
import { Field } from "../../../../components/field"
import { SelectField } from "../../../../components/select-field"
import { TextField } from "../../../../components/text-field"
import { useCaseAction, useChangePrice } from "../../../../hooks/cases"
import { ApiError } from "../../../../lib/api"
import { fieldMessage } from "../../../../lib/error-words"
import { ChangePrice } from "./change-price"
import { useDraft } from "./drafts"
import { FormEnd } from "./form-end"
import { issuesWords } from "./proposal-fields"
import { PlanLengthField } from "./plan-length-field"
import { useFlushReading } from "./read-section"

type Words = {
  item: string
  packs: string
  /** Of a plan; empty for a one-off. */
  months: string
  /** Supplies to sign for: those that would be bought, or all of a year. */
  issues: "bought" | "year"
  dose: string
  directions: string
  reason: string
  justification: string
  /** Why more of an ingredient than a limit allows. */
  quantity: string
}

/** As many supplies as one signature may authorise; 0 where nothing is signed. */
const mostIssues = ({ proposal }: CaseDetail): number =>
  Math.max(0, ...(proposal?.issue_choices ?? []))

/** Another item, quantity or length of the plan, put to the patient before anything is prescribed (SAF-2). */
export const ProposeForm = ({ found }: { found: CaseDetail }) => {
  const [words, setWords] = useDraft<Words>("propose", {
    item: found.proposal?.formulary_item_id ?? "",
    packs: String(found.quantity),
    months: found.plan ? String(found.plan.months) : "",
    issues: "bought",
    dose: found.proposal?.dose ?? "",
    directions: found.proposal?.directions ?? "",
    reason: "",
    justification: "",
    quantity: "",
  })
  const propose = useCaseAction(found.id)
  const months = words.months ? { months: Number(words.months) } : {}
  const asked = useChangePrice(found.id, {
    formulary_item_id: words.item,
    packs: Number(words.packs),
    ...months,
  })
  // What is shown belongs to what was asked for before.
  const price = asked.isPlaceholderData ? undefined : asked.data?.price
  const flush = useFlushReading()
  const bought = Number(words.months || 1)
  const change = (name: Exclude<keyof Words, "issues">) => (text: string) =>
    setWords((known) => ({ ...known, [name]: text }))
  const chosen = found.alternatives.find(
    (one) => one.formulary_item_id === words.item
  )
  const choose = (item: string) => {
    const next = found.alternatives.find(
      (one) => one.formulary_item_id === item
    )
    setWords((known) => ({
      ...known,
      item,
      dose: next?.dose ?? "",
      directions: next?.directions ?? "",
    }))
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await flush()
    propose.mutate({
      action: "propose",
      body: {
        proposal: {
          formulary_item_id: words.item,
          dose: words.dose.trim(),
          directions: words.directions.trim(),
          quantity: Number(words.packs) * (chosen?.units_per_pack ?? 1),
          issues: words.issues === "year" ? mostIssues(found) : bought,
        },
        ...months,
        reason: words.reason.trim(),
        ...(price ? { shown_pence: price.price } : {}),
        ...(words.justification.trim()
          ? { gp_justification: words.justification.trim() }
          : {}),
        ...(words.quantity.trim()
          ? { quantity_justification: words.quantity.trim() }
          : {}),
      },
    })
  }
  // What is proposed may be above a limit that what was ordered is not.
  const isAboveLimit =
    words.quantity !== "" ||
    found.quantities.exceeded.length > 0 ||
    (propose.error instanceof ApiError &&
      propose.error.code === "limit_reached")
  const error = (name: string) => fieldMessage(propose.error, name)
  return (
    <form
      onSubmit={(event) => void submit(event)}
      noValidate
      className="flex flex-col gap-4"
    >
      <SelectField
        id="propose-item"
        label="Item"
        value={words.item}
        options={found.alternatives.map((one) => ({
          value: one.formulary_item_id,
          label: `${one.name}, ${one.pack_size}`,
        }))}
        error={error("formulary_item_id")}
        onChange={choose}
      />
      <Field
        id="propose-packs"
        label="Packs"
        hint={
          chosen
            ? `One holds ${chosen.pack_size}; at most ${chosen.max_packs}.`
            : undefined
        }
        error={error("quantity") ?? error("proposal.quantity")}
      >
        <Input
          id="propose-packs"
          type="number"
          min={1}
          value={words.packs}
          onChange={(event) => change("packs")(event.target.value)}
        />
      </Field>
      {found.plan ? (
        <PlanLengthField
          months={words.months}
          lengths={asked.isPlaceholderData ? undefined : asked.data?.lengths}
          error={error("months")}
          onChange={change("months")}
        />
      ) : null}
      <ChangePrice price={price} error={asked.error} />
      <Field id="propose-dose" label="Dose" error={error("proposal.dose")}>
        <Input
          id="propose-dose"
          maxLength={300}
          value={words.dose}
          onChange={(event) => change("dose")(event.target.value)}
        />
      </Field>
      <TextField
        id="propose-directions"
        label="Directions"
        value={words.directions}
        error={error("proposal.directions")}
        onChange={change("directions")}
      />
      {bought < mostIssues(found) ? (
        <SelectField
          id="propose-issues"
          label="Supplies to sign for"
          value={words.issues}
          options={[
            { value: "bought", label: issuesWords(bought, bought) },
            { value: "year", label: issuesWords(mostIssues(found), bought) },
          ]}
          error={error("proposal.issues")}
          onChange={(value) =>
            setWords((known) => ({
              ...known,
              issues: value === "year" ? "year" : "bought",
            }))
          }
        />
      ) : null}
      <TextField
        id="propose-reason"
        label="Why, for the patient to read"
        rows={4}
        value={words.reason}
        error={error("reason")}
        onChange={change("reason")}
      />
      {found.gp_justification_required ? (
        <TextField
          id="propose-gp"
          label="Why supply without telling the GP"
          value={words.justification}
          error={error("gp_justification")}
          onChange={change("justification")}
        />
      ) : null}
      {isAboveLimit ? (
        <TextField
          id="propose-quantity"
          label="Why more than the limit"
          hint="Goes on the decision. Some limits nobody may exceed."
          value={words.quantity}
          error={error("quantity_justification")}
          onChange={change("quantity")}
        />
      ) : null}
      {propose.error ? <ApiAlert error={propose.error} /> : null}
      <FormEnd>
        <Button
          type="submit"
          isLoading={propose.isPending}
          disabled={asked.isFetching || price === null}
        >
          Put it to the patient
        </Button>
      </FormEnd>
      <Hint>
        The patient sees both and the difference in price, and accepts or
        declines. A cheaper one is refunded in part; a dearer one counts as
        accepted once they have paid the difference.
        {found.plan
          ? " Of a plan they agree to its new payments as well; nothing changes without their answer."
          : ""}
      </Hint>
    </form>
  )
}
