import { redirect } from "react-router"
import { addLine } from "../features/basket/api.server"
import { readProduct } from "../features/catalogue/api.server"
import { BuyForm } from "../features/catalogue/buy-form"
import { CLASS_NOTES, CLASS_WORDS } from "../features/catalogue/legal-class"
import { isRefusal } from "../lib/errors"
import type { FieldErrors } from "../lib/errors"
import { again, answered } from "../lib/guards.server"
import { keepSession, readSession } from "../lib/session.server"
import { ErrorSummary } from "../ui/error-summary"
import { Pack } from "../ui/pack"
import { Page } from "../ui/page"
import type { Route } from "./+types/product"

export async function loader({ request, params }: Route.LoaderArgs) {
  const session = await readSession(request)
  return {
    product: await answered(request, session, readProduct(params.handle)),
  }
}

export async function action({ request }: Route.ActionArgs) {
  const session = await readSession(request)
  const form = await request.formData()
  const variant = String(form.get("variant") ?? "")
  const quantity = Number(form.get("quantity"))
  const errors: FieldErrors = {}
  if (!variant) {
    errors.variant = "Select a pack"
  }
  if (!Number.isInteger(quantity) || quantity < 1) {
    errors.quantity = "Enter how many you want, 1 or more"
  }
  if (Object.keys(errors).length > 0) {
    return again({ errors })
  }
  try {
    const line = { variant_id: variant, quantity }
    await answered(request, session, addLine(session, line))
  } catch (error) {
    if (isRefusal(error)) {
      return again({ errors: { quantity: error.message } as FieldErrors })
    }
    throw error
  }
  return redirect("/basket", { headers: await keepSession(session) })
}

export default function Product(props: Route.ComponentProps) {
  const { product } = props.loaderData
  const errors = props.actionData?.errors
  const needed = product.consultation === "required"
  const start = `/start/${product.category.handle}?product=${product.handle}`
  return (
    <Page
      title={product.title}
      index={product.legal_class !== "POM"}
      invalid={Boolean(errors)}
    >
      <a className="back" href={`/conditions/${product.category.handle}`}>
        {product.category.name}
      </a>
      <ErrorSummary errors={errors} />
      <div className="product">
        <div className="product-head">
          <Pack kind={product.legal_class} />
          <div>
            <h1>{product.title}</h1>
            {product.subtitle ? (
              <p className="muted">{product.subtitle}</p>
            ) : null}
            <span className="tag">{CLASS_WORDS[product.legal_class]}</span>
          </div>
        </div>
        <aside className="side card" aria-label="How to get it">
          {needed ? (
            <ConsultationFirst
              start={start}
              note={CLASS_NOTES[product.legal_class]}
            />
          ) : (
            <BuyForm product={product} errors={errors} />
          )}
        </aside>
        <div className="product-text prose">
          <Text title="About this treatment" text={product.description} />
          <Text title="How it is used" text={product.how_to_use} />
          <Text title="Good to know first" text={product.warnings} />
          <Text title="Active ingredient" text={product.active_ingredient} />
        </div>
      </div>
    </Page>
  )
}

function Text({ title, text }: { title: string; text: string | null }) {
  if (!text) {
    return null
  }
  return (
    <section>
      <h2>{title}</h2>
      {text.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </section>
  )
}

function ConsultationFirst({ start, note }: { start: string; note: string }) {
  return (
    <>
      <h2>It starts with questions</h2>
      <p>{note}</p>
      <p>
        The consultation takes about ten minutes. You need no account to begin,
        and you pay nothing until you have seen everything.
      </p>
      <p>
        <a className="button" href={start}>
          Start your consultation
        </a>
      </p>
    </>
  )
}
