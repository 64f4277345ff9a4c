import type { ThreadView } from "../../lib/contracts"
import { formatDateTime } from "../../lib/dates"
import { describedBy, FieldNotes } from "../../ui/field"

type Props = {
  thread: ThreadView
  error: string | undefined
  typed: string | undefined
  /** Of this showing of the form: sending it twice is one message. */
  formKey: string
}

/** One conversation, oldest first, with a box to answer. */
export function MessageThread({ thread, error, typed, formKey }: Props) {
  const id = `reply-${thread.id}`
  const title = `About ${thread.case_reference}`
  return (
    <section className="section" aria-labelledby={`title-${thread.id}`}>
      <h2 id={`title-${thread.id}`}>{title}</h2>
      <ol className="thread">
        {thread.messages.map((message) => (
          <li
            key={message.id}
            className={message.from === "you" ? "own" : undefined}
          >
            <strong>
              {message.from === "you" ? "You" : "Our clinical team"}
            </strong>{" "}
            <time className="muted small" dateTime={message.sent_at}>
              {formatDateTime(message.sent_at)}
            </time>
            <br />
            {message.body}
          </li>
        ))}
      </ol>
      <p>
        <a
          href={`/account/something-changed?case=${encodeURIComponent(thread.case_id)}`}
        >
          Something has changed, or a side effect
          <span className="visually-hidden">: {title}</span>
        </a>
      </p>
      <form method="post" noValidate>
        <input type="hidden" name="thread" value={thread.id} />
        <input type="hidden" name="key" value={formKey} />
        <div className={`field ${error ? "invalid" : ""}`}>
          <label htmlFor={id}>
            Your reply
            <span className="visually-hidden">: {title}</span>
          </label>
          <FieldNotes id={id} error={error} />
          <textarea
            id={id}
            name="body"
            rows={4}
            defaultValue={error ? typed : ""}
            aria-describedby={describedBy(id, undefined, error)}
            aria-invalid={error ? true : undefined}
          />
        </div>
        <button className="button" type="submit">
          Send
        </button>
      </form>
    </section>
  )
}
