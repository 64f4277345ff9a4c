import { Button, Input } from "@medusajs/ui"
import { useRef, useState, type FormEvent } from "react"
import type { SupplyDetailView } from "../../../../../api/contracts/supply"
import { ApiAlert } from "../../../../components/api-alert"
import { Field } from "../../../../components/field"
import { useSupplyAction } from "../../../../hooks/supplies"
import { fieldMessage, isOutsideFields } from "../../../../lib/error-words"

const EMPTY = { gtin: "", batch_number: "", expiry: "", packs: "1" }
const FIELDS = Object.keys(EMPTY)
type FieldName = keyof typeof EMPTY

const LABELS: Record<FieldName, string> = {
  gtin: "Barcode",
  batch_number: "Batch number",
  expiry: "Expiry date",
  packs: "Packs of this batch",
}

/** A pack's barcode, batch and expiry; a scanner types and presses Enter (DSP-2). */
export const ScanForm = ({ supply }: { supply: SupplyDetailView }) => {
  const [values, setValues] = useState(EMPTY)
  const first = useRef<HTMLInputElement>(null)
  const scan = useSupplyAction(supply.id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    scan.mutate(
      {
        path: "scan",
        body: {
          gtin: values.gtin.trim(),
          batch_number: values.batch_number.trim(),
          expiry: values.expiry,
          packs: Number(values.packs),
        },
      },
      {
        onSuccess: () => {
          setValues(EMPTY)
          first.current?.focus()
        },
      }
    )
  }
  const field = (name: FieldName, type: string) => (
    <Field
      id={name}
      label={LABELS[name]}
      error={fieldMessage(scan.error, name)}
    >
      <Input
        id={name}
        type={type}
        min={type === "number" ? 1 : undefined}
        ref={name === "gtin" ? first : undefined}
        autoComplete="off"
        inputMode={name === "gtin" ? "numeric" : undefined}
        value={values[name]}
        aria-invalid={fieldMessage(scan.error, name) !== undefined}
        onChange={(event) =>
          setValues((known) => ({ ...known, [name]: event.target.value }))
        }
      />
    </Field>
  )
  return (
    <form
      onSubmit={submit}
      noValidate
      aria-label="Record the pack"
      className="flex flex-col gap-3 border-b pb-4"
    >
      {field("gtin", "text")}
      {field("batch_number", "text")}
      <div className="grid grid-cols-2 gap-3">
        {field("expiry", "date")}
        {field("packs", "number")}
      </div>
      {scan.error && isOutsideFields(scan.error, FIELDS) ? (
        <ApiAlert error={scan.error} />
      ) : null}
      <Button type="submit" isLoading={scan.isPending}>
        Record the pack
      </Button>
    </form>
  )
}
