import { TextField } from "../../ui/text-field"

type Props = {
  error: string | undefined
  value: string | undefined
  applied: string[]
}

/** A discount code; never on prescription-only medicines (SAF-3). */
export function PromotionForm({ error, value, applied }: Props) {
  return (
    <form method="post" className="section" noValidate>
      <TextField
        name="code"
        label="Discount code"
        optional
        width="w-10"
        spellCheck={false}
        hint="Codes never apply to prescription-only medicines: the law doesn’t allow them to be promoted."
        value={value}
        error={error}
      />
      <button
        className="button quiet"
        type="submit"
        name="intent"
        value="promotion"
      >
        Apply code
      </button>
      {applied.length > 0 ? (
        <p className="muted">Applied: {applied.join(", ")}</p>
      ) : null}
    </form>
  )
}
