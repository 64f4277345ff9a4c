import { randomUUID } from "node:crypto"
import { redirect } from "react-router"
import { listThreads, replyTo } from "../features/account/api.server"
import { messageKey } from "../features/account/message-key.server"
import { MessageThread } from "../features/account/message-thread"
import { isRefusal } from "../lib/errors"
import type { FieldErrors } from "../lib/errors"
import { fieldText } from "../lib/form"
import { again, answered, requireCustomer } from "../lib/guards.server"
import { keepSession } from "../lib/session.server"
import { ErrorSummary } from "../ui/error-summary"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import type { Route } from "./+types/account.messages"

export async function loader({ request }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  return {
    threads: await answered(request, session, listThreads(session)),
    formKey: randomUUID(),
  }
}

export async function action({ request }: Route.ActionArgs) {
  const session = await requireCustomer(request)
  const form = await request.formData()
  const thread = fieldText(form, "thread")
  const body = fieldText(form, "body")
  const field = `reply-${thread}`
  const refuse = (message: string) =>
    again({ errors: { [field]: message } as FieldErrors, body })
  if (!body) {
    return refuse("Write your message first")
  }
  try {
    const key = messageKey(fieldText(form, "key"), body)
    await answered(request, session, replyTo(session, thread, body, key))
  } catch (error) {
    if (isRefusal(error)) {
      return refuse(error.message)
    }
    throw error
  }
  session.flash("notice", "Your message has been sent to the clinical team.")
  return redirect("/account/messages", { headers: await keepSession(session) })
}

export default function Messages({
  loaderData,
  actionData,
}: Route.ComponentProps) {
  const { threads, formKey } = loaderData
  const errors = actionData?.errors
  return (
    <Page title="Your messages" invalid={Boolean(errors)} inner>
      <ErrorSummary errors={errors} />
      <h1>Your messages</h1>
      <Notice tone="warn">
        <p>
          We read messages in working hours. If you are very unwell, call{" "}
          <a href="tel:999">999</a>; for urgent advice call{" "}
          <a href="tel:111">111</a>.
        </p>
      </Notice>
      {threads.length === 0 ? (
        <p>
          There are no messages yet. When a clinician writes to you, you get an
          email and read it here.
        </p>
      ) : (
        threads.map((thread) => (
          <MessageThread
            key={thread.id}
            thread={thread}
            error={errors?.[`reply-${thread.id}`]}
            typed={actionData?.body}
            formKey={formKey}
          />
        ))
      )}
    </Page>
  )
}
