import { data, redirect } from "react-router"
import {
  addPromotion,
  changeLine,
  removeLine,
} from "../features/basket/api.server"
import { BasketLine } from "../features/basket/basket-line"
import { basketIn } from "../features/basket/load.server"
import { PromotionForm } from "../features/basket/promotion-form"
import { Totals } from "../features/basket/totals"
import { isRefusal } from "../lib/errors"
import type { FieldErrors } from "../lib/errors"
import { fieldText } from "../lib/form"
import { again, answered } from "../lib/guards.server"
import { keepSession, readSession } from "../lib/session.server"
import { ErrorSummary } from "../ui/error-summary"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import type { Route } from "./+types/basket"

export async function loader({ request }: Route.LoaderArgs) {
  const session = await readSession(request)
  const basket = await basketIn(request, session)
  if (!basket && session.get("basket")) {
    session.unset("basket")
    return data({ basket }, { headers: await keepSession(session) })
  }
  return data({ basket })
}

const FIELD: Record<string, string> = { promotion: "code" }

export async function action({ request }: Route.ActionArgs) {
  const session = await readSession(request)
  const held = session.get("basket")
  if (!held) {
    return redirect("/basket")
  }
  const form = await request.formData()
  const intent = fieldText(form, "intent")
  const line = fieldText(form, "line")
  const code = fieldText(form, "code")
  const field = FIELD[intent] ?? `quantity-${line}`
  const refuse = (message: string) =>
    again({ errors: { [field]: message } as FieldErrors, code })
  const quantity = Number(fieldText(form, "quantity"))
  if (intent === "promotion" && !code) {
    return refuse("Enter a discount code")
  }
  if (intent === "change" && (!Number.isInteger(quantity) || quantity < 1)) {
    return refuse("Enter a quantity of 1 or more, or remove the item")
  }
  const work = {
    promotion: () => addPromotion(session, held.id, code),
    change: () => changeLine(session, held.id, line, quantity),
    remove: () => removeLine(session, held.id, line),
  }[intent]
  if (!work) {
    return redirect("/basket")
  }
  try {
    await answered<unknown>(request, session, work())
  } catch (error) {
    if (isRefusal(error)) {
      return refuse(Object.values(error.fields)[0] ?? error.message)
    }
    throw error
  }
  return redirect("/basket")
}

export default function Basket({
  loaderData,
  actionData,
}: Route.ComponentProps) {
  const { basket } = loaderData
  const errors = actionData?.errors
  if (!basket || basket.lines.length === 0) {
    return (
      <Page title="Your basket" narrow>
        <h1>Your basket is empty</h1>
        <p>
          <a href="/#conditions">See what we can help with</a>
        </p>
      </Page>
    )
  }
  return (
    <Page title="Your basket" invalid={Boolean(errors)}>
      <ErrorSummary errors={errors} />
      <h1>Your basket</h1>
      {basket.problems.length > 0 ? (
        <Notice tone="warn" title="Before you can pay">
          <ul>
            {basket.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <div className="with-side">
        <div>
          {basket.lines.map((line) => (
            <BasketLine key={line.id} line={line} />
          ))}
          <PromotionForm
            error={errors?.code}
            value={actionData?.code}
            applied={basket.promotions ?? []}
          />
        </div>
        <aside className="side card stack" aria-label="Total">
          <Totals
            totals={basket.totals}
            delivery={basket.delivery?.name ?? null}
          />
          <a className="button" href="/checkout/address">
            Continue to delivery
          </a>
          <p className="muted small">
            A clinician or pharmacist checks your order after payment. If they
            can’t approve a treatment, you get its price back in full.
          </p>
        </aside>
      </div>
    </Page>
  )
}
