import type { ThreadView } from "../../lib/contracts"
import { formatDateTime } from "../../lib/dates"
import { describedBy, FieldNotes } from "../../ui/field"

type Props = {
  thread: ThreadView
  error: string | undefined
  typed: string | undefined
}

const isOwn = (author: string) => author === "patient"

const nameOf = (message: ThreadView["messages"][number]) =>
  isOwn(message.author_type) ? "You" : (message.author_name ?? "Clinical team")

/** One conversation, oldest first, with a box to answer. */
export function MessageThread({ thread, error, typed }: Props) {
  const id = `reply-${thread.id}`
  const title = thread.subject ?? thread.case_reference ?? "Conversation"
  return (
    <section className="section" aria-labelledby={`title-${thread.id}`}>
      <h2 id={`title-${thread.id}`}>{title}</h2>
      <ol className="thread">
        {thread.messages.map((message) => (
          <li
            key={message.id}
            className={isOwn(message.author_type) ? "own" : undefined}
          >
            <strong>{nameOf(message)}</strong>{" "}
            <time className="muted small" dateTime={message.at}>
              {formatDateTime(message.at)}
            </time>
            <br />
            {message.body}
          </li>
        ))}
      </ol>
      <form method="post" noValidate>
        <input type="hidden" name="thread" value={thread.id} />
        <div className={`field ${error ? "invalid" : ""}`}>
          <label htmlFor={id}>
            Your reply
            <span className="visually-hidden"> about {title}</span>
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
