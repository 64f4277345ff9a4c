import { type Call, page, type Reply, seeOther } from "../kit/http"
import type { Account } from "./account"
import { StripeError } from "./errors"
import { endPage, savePage } from "./page"
import {
  leave,
  methodData,
  refused,
  returnAddress,
  setupFor,
} from "./page-parts"
import { createMethod } from "./payment-methods"
import { confirmSetup } from "./setup-intents"

/** The hosted form that saves a card; works without scripts. */
export function mountSetupPages(account: Account): void {
  const { router } = account.sandbox
  router.add("GET", "/stripe/setup/:id", (call) => showForm(account, call))
  router.add("POST", "/stripe/setup/:id", (call) => save(account, call))
}

function showForm(account: Account, call: Call, problem = ""): Reply {
  const setup = setupFor(account, call)
  if (!setup) {
    return refused()
  }
  if (setup.status === "requires_action") {
    return seeOther(`/stripe/3ds/${setup.id}${call.search}`)
  }
  if (setup.status === "succeeded") {
    return leave(call, setup, "succeeded")
  }
  if (setup.status === "canceled") {
    const sentence = "This was cancelled. Go back to the shop."
    return page(410, endPage("Card not saved", sentence))
  }
  const back = returnAddress(call, setup, "failed")
  const form = savePage(setup, call.path + call.search, back, problem)
  return page(problem ? 422 : 200, form)
}

function save(account: Account, call: Call): Reply {
  const setup = setupFor(account, call)
  if (!setup) {
    return refused()
  }
  try {
    const method = createMethod(account, methodData(call.form()))
    confirmSetup(account, setup, {
      payment_method: method.id,
      return_url: call.query.get("return_url") ?? undefined,
    })
  } catch (error) {
    if (!(error instanceof StripeError)) {
      throw error
    }
    return showForm(account, call, error.message)
  }
  return showForm(account, call)
}
