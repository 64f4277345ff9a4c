import type { AnswerValue, PublicQuestion } from "../../lib/contracts"
import { describedBy, FieldNotes } from "../../ui/field"
import { asFile } from "./file-answer"

type Props = {
  question: PublicQuestion
  consultation: string
  answer: AnswerValue | undefined
  error: string | undefined
  alone: boolean
}

const PHOTO = "image/jpeg,image/png,image/webp"

/** A photo or document: choose, see, replace, remove. Sent with the form, so it needs no scripts. */
export function FileField(props: Props) {
  const { question, consultation, answer, error, alone } = props
  const { id, label, help, required, accept } = question
  const file = asFile(answer)
  const document = accept === "document"
  const hint = `${document ? "A photo (JPEG, PNG or WebP) or a PDF" : "A photo: JPEG, PNG or WebP"}, up to 10 MB. Only our clinical team sees it. Where and with what a photo was taken is removed.`
  const notes = `${id}-note`
  return (
    <div className={`field file ${error ? "invalid" : ""}`}>
      <label htmlFor={id} className={alone ? "question" : undefined}>
        {label}
        {required ? null : <span className="optional"> (optional)</span>}
      </label>
      <FieldNotes id={id} hint={help} error={error} />
      <p className="hint" id={notes}>
        {hint}
      </p>
      {file ? (
        <Chosen file={file} consultation={consultation} question={question} />
      ) : null}
      <p>
        <input
          type="file"
          id={id}
          name={id}
          accept={document ? `${PHOTO},application/pdf` : PHOTO}
          aria-describedby={[describedBy(id, help, error), notes]
            .filter(Boolean)
            .join(" ")}
          aria-invalid={error ? true : undefined}
        />
      </p>
      <button className="button quiet" type="submit" name="upload" value={id}>
        {file ? "Replace it with this file" : "Upload"}
        <span className="visually-hidden">: {label}</span>
      </button>
    </div>
  )
}

type ChosenProps = Pick<Props, "consultation" | "question"> & {
  file: { file_id: string; name: string }
}

function Chosen({ file, consultation, question }: ChosenProps) {
  const href = `/consultations/${consultation}/files/${file.file_id}`
  return (
    <div className="uploaded">
      {file.name.endsWith(".pdf") ? null : (
        <img src={href} alt="What you uploaded" width="160" loading="lazy" />
      )}
      <p>
        <a href={href} target="_blank" rel="noreferrer">
          {file.name}
          <span className="visually-hidden"> (opens in a new tab)</span>
        </a>
      </p>
      <button
        className="link-button"
        type="submit"
        name="remove-file"
        value={question.id}
        formNoValidate
      >
        Remove
        <span className="visually-hidden"> {file.name}</span>
      </button>
    </div>
  )
}
