import { Button, Heading, Input, Switch, Text } from "@medusajs/ui"
import { newPlanRow, type PlanRow } from "../../lib/plan-option-form"
import { Field } from "../field"
import { SelectField } from "../select-field"

type PlanOptionsFieldsProps = {
  rows: PlanRow[]
  problems: Record<number, string>
  /** The server's word on all of them. */
  error: string | undefined
  /** Whether the category has plans at all (SAF-18). */
  isAllowed: boolean
  onChange: (rows: PlanRow[]) => void
}

/** The lengths in which a pack may be bought as a plan, with their prices (PAY-2). */
export const PlanOptionsFields = (props: PlanOptionsFieldsProps) => {
  const { rows, problems, error, isAllowed, onChange } = props
  const change = (id: number, part: Partial<PlanRow>) =>
    onChange(rows.map((row) => (row.id === id ? { ...row, ...part } : row)))
  return (
    <section className="flex flex-col gap-3" aria-labelledby="plan-options">
      <Heading level="h3" id="plan-options">
        Plans
      </Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {isAllowed
          ? "Each length has its own price for one pack a month. Plans that were bought keep theirs. Lengths that are off stay here and are not offered."
          : "This category has no plans, so none of these is offered."}
      </Text>
      {rows.map((row) => (
        <PlanOptionRow
          key={row.id}
          row={row}
          problem={problems[row.id]}
          onChange={(part) => change(row.id, part)}
          onRemove={() => onChange(rows.filter(({ id }) => id !== row.id))}
        />
      ))}
      {error ? (
        <Text size="small" className="text-ui-fg-error" role="alert">
          {error}
        </Text>
      ) : null}
      <div>
        <Button
          type="button"
          size="small"
          variant="secondary"
          disabled={rows.length >= 12}
          onClick={() => onChange([...rows, newPlanRow()])}
        >
          Add a length
        </Button>
      </div>
    </section>
  )
}

type PlanOptionRowProps = {
  row: PlanRow
  problem: string | undefined
  onChange: (part: Partial<PlanRow>) => void
  onRemove: () => void
}

const PRICED = [
  { value: "price", label: "Price, in £" },
  { value: "discount", label: "Per cent less" },
]

const PlanOptionRow = (props: PlanOptionRowProps) => {
  const { row, problem, onChange, onRemove } = props
  const name = row.months.trim() || "new"
  const id = (part: string) => `plan-${row.id}-${part}`
  return (
    <fieldset className="shadow-borders-base bg-ui-bg-subtle flex flex-col gap-3 rounded-lg p-3">
      <legend className="sr-only">Plan of {name} months</legend>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-[5rem_1fr_6rem]">
        <Field id={id("months")} label="Months">
          <Input
            id={id("months")}
            inputMode="numeric"
            value={row.months}
            aria-invalid={problem !== undefined}
            onChange={(event) => onChange({ months: event.target.value })}
          />
        </Field>
        <SelectField
          id={id("priced")}
          label="A pack a month"
          value={row.priced}
          options={PRICED}
          onChange={(priced) =>
            onChange({ priced: priced === "discount" ? "discount" : "price" })
          }
        />
        <Field
          id={id("amount")}
          label={row.priced === "price" ? "Pounds" : "Per cent"}
        >
          <Input
            id={id("amount")}
            inputMode="decimal"
            value={row.amount}
            aria-invalid={problem !== undefined}
            onChange={(event) => onChange({ amount: event.target.value })}
          />
        </Field>
      </div>
      {problem ? (
        <Text size="small" className="text-ui-fg-error" role="alert">
          {problem}
        </Text>
      ) : null}
      <div className="flex items-center justify-between gap-3">
        <label htmlFor={id("on")} className="txt-small flex items-center gap-2">
          <Switch
            id={id("on")}
            checked={row.on}
            onCheckedChange={(on) => onChange({ on })}
          />
          Offered
        </label>
        <Button
          type="button"
          size="small"
          variant="transparent"
          onClick={onRemove}
        >
          Remove<span className="sr-only"> the plan of {name} months</span>
        </Button>
      </div>
    </fieldset>
  )
}
