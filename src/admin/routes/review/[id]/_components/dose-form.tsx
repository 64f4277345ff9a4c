import { Button, Hint, Input, Text } from "@medusajs/ui"
import type { FormEvent } from "react"
import type { CaseDetail } from "../../../../../api/contracts/case"
import type { CaseDoseChanges } from "../../../../../api/contracts/dose-change"
import { ApiAlert } from "../../../../components/api-alert"
import { Field } from "../../../../components/field"
import { SelectField } from "../../../../components/select-field"
import { TextField } from "../../../../components/text-field"
import { useProposeDose } from "../../../../hooks/dose-changes"
import { ApiError } from "../../../../lib/api"
import { fieldMessage } from "../../../../lib/error-words"
import { formatPence } from "../../../../lib/refund-words"
import { useDraft } from "./drafts"
import { useFlushReading } from "./read-section"

type Offer = NonNullable<CaseDoseChanges["offer"]>
type Props = { found: CaseDetail; offer: Offer; onDone: () => void }
type Words = Record<
  "item" | "packs" | "dose" | "directions" | "reason" | "gp" | "quantity",
  string
>

/** What is put to the patient: another strength, how it is taken, and why. */
export const DoseForm = ({ found, offer, onDone }: Props) => {
  const [words, setWords] = useDraft<Words>("dose", {
    item: "",
    packs: String(offer.present.quantity),
    dose: "",
    directions: "",
    reason: "",
    gp: "",
    quantity: "",
  })
  const propose = useProposeDose(found.id)
  const flush = useFlushReading()
  const chosen = offer.choices.find(
    (one) => one.formulary_item_id === words.item
  )
  const change = (name: keyof Words) => (text: string) =>
    setWords((known) => ({ ...known, [name]: text }))
  const choose = (item: string) => {
    const next = offer.choices.find((one) => one.formulary_item_id === item)
    setWords((known) => ({
      ...known,
      item,
      dose: next?.dose ?? "",
      directions: next?.directions ?? "",
    }))
  }
  const packs = Number(words.packs)
  const price = chosen ? chosen.unit_price * packs : null
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await flush()
    const said = (name: "gp" | "quantity") => words[name].trim() || undefined
    const gp = said("gp")
    const quantity = said("quantity")
    propose.mutate(
      {
        proposal: {
          formulary_item_id: words.item,
          dose: words.dose.trim(),
          directions: words.directions.trim(),
          quantity: packs * (chosen?.units_per_pack ?? 1),
        },
        reason: words.reason.trim(),
        ...(price === null ? {} : { shown_pence: price }),
        ...(gp ? { gp_justification: gp } : {}),
        ...(quantity ? { quantity_justification: quantity } : {}),
      },
      { onSuccess: onDone }
    )
  }
  const isAboveLimit =
    words.quantity !== "" ||
    (propose.error instanceof ApiError &&
      propose.error.code === "limit_reached")
  const error = (name: string) => fieldMessage(propose.error, name)
  const [first] = offer.months
  return (
    <form
      onSubmit={(event) => void submit(event)}
      noValidate
      className="flex flex-col gap-4"
    >
      <Text size="small">
        Now {offer.present.name}, {offer.present.pack_size} ×{" "}
        {offer.present.quantity}, {formatPence(offer.present.monthly_price)} a
        month. {offer.months.length} months haven’t begun, from month {first}.
      </Text>
      <SelectField
        id="dose-item"
        label="Strength"
        value={words.item}
        options={offer.choices.map((one) => ({
          value: one.formulary_item_id,
          label: `${one.name}, ${one.pack_size}`,
        }))}
        error={
          error("formulary_item_id") ?? error("proposal.formulary_item_id")
        }
        onChange={choose}
      />
      <Field
        id="dose-packs"
        label="Packs a month"
        hint={
          chosen
            ? `One holds ${chosen.pack_size}; at most ${chosen.max_packs}.`
            : undefined
        }
        error={error("quantity") ?? error("proposal.quantity")}
      >
        <Input
          id="dose-packs"
          type="number"
          min={1}
          value={words.packs}
          onChange={(event) => change("packs")(event.target.value)}
        />
      </Field>
      {price === null ? null : (
        <Text size="small" weight="plus">
          {formatPence(price)} a month instead of{" "}
          {formatPence(offer.present.monthly_price)}, without delivery
        </Text>
      )}
      <Field id="dose-dose" label="Dose" error={error("proposal.dose")}>
        <Input
          id="dose-dose"
          maxLength={300}
          value={words.dose}
          onChange={(event) => change("dose")(event.target.value)}
        />
      </Field>
      <TextField
        id="dose-directions"
        label="Directions"
        value={words.directions}
        error={error("proposal.directions")}
        onChange={change("directions")}
      />
      <TextField
        id="dose-reason"
        label="Why, for the patient to read"
        rows={4}
        value={words.reason}
        error={error("reason")}
        onChange={change("reason")}
      />
      {found.gp_justification_required ? (
        <TextField
          id="dose-gp"
          label="Why supply without telling the GP"
          value={words.gp}
          error={error("gp_justification")}
          onChange={change("gp")}
        />
      ) : null}
      {isAboveLimit ? (
        <TextField
          id="dose-quantity"
          label="Why more than the limit"
          hint="Goes on the decision. Some limits nobody may exceed."
          value={words.quantity}
          error={error("quantity_justification")}
          onChange={change("quantity")}
        />
      ) : null}
      {propose.error ? <ApiAlert error={propose.error} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          type="submit"
          disabled={!chosen}
          isLoading={propose.isPending}
        >
          Put it to the patient
        </Button>
        <Button size="small" type="button" variant="secondary" onClick={onDone}>
          Close
        </Button>
      </div>
      <Hint>
        Nothing changes before the patient has agreed and you have signed for
        it. Months that have begun by then keep their strength and price.
      </Hint>
    </form>
  )
}
