import { redirect } from "react-router"
import { readCategory } from "../features/catalogue/api.server"
import { startConsultation } from "../features/consultation/api.server"
import { currentPath } from "../features/consultation/navigation"
import { deviceCookie } from "../lib/device.server"
import { isRefusal } from "../lib/errors"
import { again, answered } from "../lib/guards.server"
import {
  holdConsultation,
  keepSession,
  readSession,
} from "../lib/session.server"
import { ErrorSummary } from "../ui/error-summary"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import type { Route } from "./+types/start"

const productOf = (request: Request) =>
  new URL(request.url).searchParams.get("product") ?? undefined

export async function loader({ request, params }: Route.LoaderArgs) {
  const session = await readSession(request)
  const work = readCategory(params.category)
  const category = await answered(request, session, work)
  const wanted = productOf(request)
  const product = category.products.find(({ handle }) => handle === wanted)
  return {
    category: { handle: category.handle, name: category.name },
    product: product ? { handle: product.handle, title: product.title } : null,
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const session = await readSession(request)
  const product = productOf(request)
  try {
    const { consultation, token } = await answered(
      request,
      session,
      startConsultation(session, {
        category: params.category,
        ...(product ? { product } : {}),
      })
    )
    holdConsultation(session, { id: consultation.id, token })
    const headers = new Headers(await keepSession(session))
    for (const [name, value] of Object.entries(deviceCookie(request))) {
      headers.append(name, value)
    }
    return redirect(currentPath(consultation), { headers })
  } catch (error) {
    if (isRefusal(error)) {
      return again({ errors: { form: error.message } })
    }
    throw error
  }
}

export default function Start({
  loaderData,
  actionData,
}: Route.ComponentProps) {
  const { category, product } = loaderData
  const errors = actionData?.errors
  return (
    <Page title="Start your consultation" invalid={Boolean(errors)} narrow>
      <a
        className="back"
        href={
          product
            ? `/products/${product.handle}`
            : `/conditions/${category.handle}`
        }
      >
        {product?.title ?? category.name}
      </a>
      <ErrorSummary errors={errors} />
      <h1>{category.name}: your consultation</h1>
      <p className="lead">
        Before anyone can recommend treatment, a clinician needs to know about
        your health.
      </p>
      <ul>
        <li>It takes about ten minutes, a page at a time.</li>
        <li>
          Have to hand the names of any medicines you take, and your GP’s name.
        </li>
        <li>
          Your answers are kept as you go. You can go back, change them, or
          leave and return in this browser within seven days, or on any device
          if you are signed in.
        </li>
        <li>
          Please answer for yourself and as exactly as you can: the clinician
          relies on it. Your answers are confidential.
        </li>
        <li>You need no account until the end, and pay nothing until then.</li>
      </ul>
      {product ? (
        <p>
          You came from <strong>{product.title}</strong>. We note it as your
          preference; the clinician may suggest something else, or nothing.
        </p>
      ) : null}
      <Notice tone="warn" title="Not for emergencies">
        <p>
          If you are very unwell, or might harm yourself, don’t fill in a form:
          call <a href="tel:999">999</a>. For urgent advice call{" "}
          <a href="tel:111">111</a>.
        </p>
      </Notice>
      <form method="post">
        <button className="button" type="submit">
          Begin
        </button>
      </form>
    </Page>
  )
}
