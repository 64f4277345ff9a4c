import { redirect } from "react-router"
import { TOO_LARGE } from "../features/consultation/file-answer"
import { askedFor, DOCUMENTS, notChosen } from "../features/account/identity"
import { IdentityField } from "../features/account/identity-field"
import {
  readIdentity,
  sendDocuments,
} from "../features/account/identity.server"
import type { AccountIdentity } from "../lib/contracts"
import { formatDateTime } from "../lib/dates"
import type { FieldErrors } from "../lib/errors"
import { again, answered, requireCustomer } from "../lib/guards.server"
import { keepSession } from "../lib/session.server"
import { ErrorSummary } from "../ui/error-summary"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import type { Route } from "./+types/account.identity"

const PATH = "/account/identity"

export async function loader({ request }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  const work = readIdentity(session)
  return {
    identity: await answered(request, session, work),
    // The server in front refuses what is far too large, and says so here.
    tooLarge: new URL(request.url).searchParams.has("too-large"),
  }
}

export async function action({ request }: Route.ActionArgs) {
  const session = await requireCustomer(request)
  const { wanted } = await answered(request, session, readIdentity(session))
  const form = await request.formData()
  const none = notChosen(wanted, form)
  if (Object.keys(none).length > 0) {
    return again({ errors: none as FieldErrors })
  }
  const { errors, identity } = await sendDocuments(request, session, form)
  if (Object.keys(errors).length > 0) {
    return again({ errors })
  }
  session.flash(
    "notice",
    identity?.state === "asked"
      ? "Thank you. One more document is missing."
      : "Thank you. We have your documents and look at them now."
  )
  return redirect(PATH, { headers: await keepSession(session) })
}

export default function Identity({
  loaderData,
  actionData,
}: Route.ComponentProps) {
  const { identity, tooLarge } = loaderData
  const asked = askedFor(identity.wanted)
  const [first] = asked
  const errors: FieldErrors | undefined =
    actionData?.errors ??
    (tooLarge && first ? { [first.kind]: TOO_LARGE } : undefined)
  return (
    <Page title="ID check" invalid={Boolean(errors)} inner>
      <ErrorSummary errors={errors} />
      <h1>
        {identity.state === "asked" ? "ID check: action required" : "ID check"}
      </h1>
      {identity.state === "nothing" ? (
        <p>There is nothing that we need from you.</p>
      ) : null}
      {identity.state === "in_review" ? (
        <p>
          Thank you. We are looking at your documents, usually within one
          working day. You get an email when there is news.
        </p>
      ) : null}
      {identity.state === "asked" ? (
        <Upload identity={identity} errors={errors} />
      ) : null}
      <Sent documents={identity.documents} />
    </Page>
  )
}

type UploadProps = {
  identity: AccountIdentity
  errors: FieldErrors | undefined
}

function Upload({ identity, errors }: UploadProps) {
  return (
    <>
      {identity.text ? (
        <Notice tone="warn" title="We need another document">
          <p className="lines">{identity.text}</p>
        </Notice>
      ) : (
        <p>
          The law asks us to know who we treat, and an automatic check could not
          confirm it. Please send us the following. Your order waits until then,
          and nothing about your health depends on it.
        </p>
      )}
      <p>
        Do your details differ from your documents?{" "}
        <a href="/account/details">Correct your details first</a>.
      </p>
      <form
        method="post"
        action={PATH}
        encType="multipart/form-data"
        noValidate
      >
        {askedFor(identity.wanted).map((document) => (
          <IdentityField
            key={document.kind}
            document={document}
            error={errors?.[document.kind]}
          />
        ))}
        <p className="hint">
          Only our clinical and pharmacy team can open them, and each time is
          recorded. They are stored encrypted. Where and with what a photo was
          taken is removed.
        </p>
        <div className="actions">
          <button className="button" type="submit">
            Send
          </button>
        </div>
      </form>
    </>
  )
}

function Sent({ documents }: { documents: AccountIdentity["documents"] }) {
  return documents.length === 0 ? null : (
    <section className="section">
      <h2>What you sent</h2>
      <ul className="rows">
        {documents.map(({ id, kind, name, uploaded_at }) => (
          <li key={id}>
            <div>
              <p>{DOCUMENTS.find((one) => one.kind === kind)?.label}</p>
              <p>
                <a
                  href={`${PATH}/files/${encodeURIComponent(id)}`}
                  target="_blank"
                  rel="noreferrer"
                >
                  {name}
                  <span className="visually-hidden"> (opens in a new tab)</span>
                </a>
              </p>
              <p className="muted small">{formatDateTime(uploaded_at)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
