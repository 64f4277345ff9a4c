import { describedBy, FieldNotes } from "../../ui/field"
import type { DOCUMENTS } from "./identity"

type Props = {
  document: (typeof DOCUMENTS)[number]
  error: string | undefined
}

/** Chooses the file of one document; sent with the form, so it needs no scripts. */
export function IdentityField({ document, error }: Props) {
  const { kind, label, hint, accept } = document
  return (
    <div className={`field file ${error ? "invalid" : ""}`}>
      <label htmlFor={kind}>{label}</label>
      <FieldNotes id={kind} hint={hint} error={error} />
      <p>
        <input
          type="file"
          id={kind}
          name={kind}
          accept={accept}
          aria-describedby={describedBy(kind, hint, error)}
          aria-invalid={error ? true : undefined}
        />
      </p>
    </div>
  )
}
