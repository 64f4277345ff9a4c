import { isRecord } from "../kit/schema"
import type { Account } from "./account"
import { moveDispute } from "./charges"
import { confirmIntent } from "./confirm"
import { badParam, noSuch } from "./errors"
import { listOf, searchIntents } from "./lists"
import {
  CancelIntent,
  CaptureIntent,
  check,
  ConfirmIntent,
  CreateIntent,
  CreateMethod,
  CreateRefund,
  CreateSetup,
  mergeMetadata,
  SaveCustomer,
  UpdateIntent,
} from "./params"
import {
  cancelIntent,
  captureIntent,
  createIntent,
  updateIntent,
} from "./payment-intents"
import {
  attach,
  attachMethod,
  createMethod,
  detachMethod,
  saveCustomer,
} from "./payment-methods"
import { createRefund } from "./refunds"
import type { Work } from "./requests"
import { cancelSetup, confirmSetup, createSetup } from "./setup-intents"

type ApiRoute = { method: string; path: string; operation: string; work: Work }

/** Every call of the API that the simulator knows. */
export function apiRoutes(): ApiRoute[] {
  return [
    ...customerRoutes(),
    ...methodRoutes(),
    ...intentRoutes(),
    ...setupRoutes(),
    ...moneyRoutes(),
  ]
}

const route = (
  method: string,
  path: string,
  operation: string,
  work: Work
): ApiRoute => ({ method, path, operation, work })

function customerRoutes(): ApiRoute[] {
  return [
    route("POST", "/customers", "customers.create", (a, _c, form) =>
      saveCustomer(a, form)
    ),
    route("GET", "/customers", "customers.list", (a, c) =>
      listOf(c, a.state.customers, { email: (item) => item.email })
    ),
    route("GET", "/customers/:id", "customers.get", (a, c) =>
      a.customer(c.param("id"))
    ),
    route("POST", "/customers/:id", "customers.update", (a, c, form) =>
      saveCustomer(a, form, a.customer(c.param("id")))
    ),
    route("DELETE", "/customers/:id", "customers.delete", (a, c) => {
      const customer = a.customer(c.param("id"))
      customer.deleted = true
      a.emit("customer.deleted", customer)
      return { id: customer.id, object: "customer", deleted: true }
    }),
    route(
      "GET",
      "/customers/:id/payment_methods",
      "payment_methods.list",
      (a, c) => methodsOf(a, c, a.customer(c.param("id")).id)
    ),
  ]
}

function methodRoutes(): ApiRoute[] {
  const path = "/payment_methods"
  return [
    route("POST", path, "payment_methods.create", (a, _c, form) => {
      const { customer, ...data } = check(CreateMethod, form)
      const method = createMethod(a, data)
      return customer ? attach(a, method, a.customer(customer).id) : method
    }),
    route("GET", path, "payment_methods.list", (a, c) => methodsOf(a, c)),
    route("GET", `${path}/:id`, "payment_methods.get", (a, c) =>
      a.paymentMethod(c.param("id"))
    ),
    route("POST", `${path}/:id`, "payment_methods.update", (a, c, form) => {
      const method = a.paymentMethod(c.param("id"))
      if (isRecord(form.billing_details)) {
        method.billing_details = form.billing_details
      }
      const { metadata } = check(SaveCustomer, form)
      method.metadata = mergeMetadata(method.metadata, metadata)
      a.emit("payment_method.updated", method)
      return method
    }),
    route(
      "POST",
      `${path}/:id/attach`,
      "payment_methods.attach",
      (a, c, form) => {
        if (typeof form.customer !== "string") {
          throw badParam(
            "Missing required param: customer.",
            "customer",
            "parameter_missing"
          )
        }
        return attachMethod(a, c.param("id"), form.customer)
      }
    ),
    route("POST", `${path}/:id/detach`, "payment_methods.detach", (a, c) =>
      detachMethod(a, c.param("id"))
    ),
  ]
}

function methodsOf(
  account: Account,
  call: Parameters<Work>[1],
  owner?: string
) {
  const own = owner ?? call.query.get("customer") ?? ""
  const mine = Object.entries(account.state.payment_methods).filter(
    ([, method]) => method.customer === own
  )
  return listOf(call, Object.fromEntries(mine), { type: (m) => m.type })
}

function intentRoutes(): ApiRoute[] {
  const path = "/payment_intents"
  const of = (a: Account, c: Parameters<Work>[1]) =>
    a.paymentIntent(c.param("id"))
  return [
    route("POST", path, "payment_intents.create", (a, _c, form) =>
      createIntent(a, check(CreateIntent, form))
    ),
    route("GET", path, "payment_intents.list", (a, c) =>
      listOf(c, a.state.payment_intents, { customer: (i) => i.customer })
    ),
    route("GET", `${path}/search`, "payment_intents.search", searchIntents),
    route("GET", `${path}/:id`, "payment_intents.get", of),
    route("POST", `${path}/:id`, "payment_intents.update", (a, c, form) =>
      updateIntent(a, of(a, c), check(UpdateIntent, form))
    ),
    route(
      "POST",
      `${path}/:id/confirm`,
      "payment_intents.confirm",
      (a, c, form) => confirmIntent(a, of(a, c), check(ConfirmIntent, form))
    ),
    route(
      "POST",
      `${path}/:id/capture`,
      "payment_intents.capture",
      (a, c, form) => captureIntent(a, of(a, c), check(CaptureIntent, form))
    ),
    route(
      "POST",
      `${path}/:id/cancel`,
      "payment_intents.cancel",
      (a, c, form) =>
        cancelIntent(a, of(a, c), check(CancelIntent, form).cancellation_reason)
    ),
  ]
}

function setupRoutes(): ApiRoute[] {
  const path = "/setup_intents"
  const of = (a: Account, c: Parameters<Work>[1]) =>
    a.setupIntent(c.param("id"))
  return [
    route("POST", path, "setup_intents.create", (a, _c, form) =>
      createSetup(a, check(CreateSetup, form))
    ),
    route("GET", path, "setup_intents.list", (a, c) =>
      listOf(c, a.state.setup_intents, { customer: (i) => i.customer })
    ),
    route("GET", `${path}/:id`, "setup_intents.get", of),
    route(
      "POST",
      `${path}/:id/confirm`,
      "setup_intents.confirm",
      (a, c, form) => confirmSetup(a, of(a, c), check(ConfirmIntent, form))
    ),
    route("POST", `${path}/:id/cancel`, "setup_intents.cancel", (a, c) =>
      cancelSetup(a, of(a, c))
    ),
  ]
}

function moneyRoutes(): ApiRoute[] {
  const byPayment = {
    payment_intent: (item: { payment_intent: string }) => item.payment_intent,
    charge: (item: { charge?: unknown }) => item.charge,
  }
  return [
    route("POST", "/refunds", "refunds.create", (a, _c, form) =>
      createRefund(a, check(CreateRefund, form))
    ),
    route("GET", "/refunds", "refunds.list", (a, c) =>
      listOf(c, a.state.refunds, byPayment)
    ),
    route("GET", "/refunds/:id", "refunds.get", (a, c) =>
      a.refund(c.param("id"))
    ),
    route("GET", "/charges", "charges.list", (a, c) =>
      listOf(c, a.state.charges, {
        payment_intent: byPayment.payment_intent,
        customer: (item) => item.customer,
      })
    ),
    route("GET", "/charges/:id", "charges.get", (a, c) =>
      a.charge(c.param("id"))
    ),
    route("GET", "/disputes", "disputes.list", (a, c) =>
      listOf(c, a.state.disputes, byPayment)
    ),
    route("GET", "/disputes/:id", "disputes.get", (a, c) =>
      disputeOf(a, c.param("id"))
    ),
    route("POST", "/disputes/:id/close", "disputes.close", (a, c) =>
      moveDispute(a, disputeOf(a, c.param("id")), "lost")
    ),
    route("GET", "/events", "events.list", (a, c) =>
      listOf(c, a.state.events, { type: (event) => event.type })
    ),
    route("GET", "/events/:id", "events.get", (a, c) => {
      const id = c.param("id")
      const found = a.state.events[id]
      if (!found) {
        throw noSuch("event", id)
      }
      return found
    }),
  ]
}

function disputeOf(account: Account, id: string) {
  const found = account.state.disputes[id]
  if (!found) {
    throw noSuch("dispute", id)
  }
  return found
}
