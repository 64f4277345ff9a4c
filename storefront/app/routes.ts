import { index, layout, prefix, route } from "@react-router/dev/routes"
import type { RouteConfig } from "@react-router/dev/routes"

export default [
  index("routes/home.tsx"),
  route("conditions/:handle", "routes/condition.tsx"),
  route("products/:handle", "routes/product.tsx"),
  route("start/:category", "routes/start.tsx"),
  ...prefix("consultations/:id", [
    index("routes/consultation.resume.tsx"),
    route("steps/:step", "routes/consultation.step.tsx"),
    route("steps/:step/answer", "routes/consultation.autosave.tsx"),
    route("files/:file", "routes/consultation.file.tsx"),
    route("check", "routes/consultation.check.tsx"),
    route("consents", "routes/consultation.consents.tsx"),
    route("advice", "routes/consultation.advice.tsx"),
    route("submitted", "routes/consultation.submitted.tsx"),
    route("treatment", "routes/consultation.treatment.tsx"),
  ]),
  route("basket", "routes/basket.tsx"),
  ...prefix("checkout", [
    route("address", "routes/checkout.address.tsx"),
    route("delivery", "routes/checkout.delivery.tsx"),
    route("review", "routes/checkout.review.tsx"),
    route("pay", "routes/checkout.pay.tsx"),
    route("return", "routes/checkout.return.tsx"),
    route("payment-refused", "routes/checkout.payment-refused.tsx"),
    route("confirmation/:order", "routes/checkout.confirmation.tsx"),
  ]),
  ...prefix("account", [
    route("register", "routes/account.register.tsx"),
    route("sign-in", "routes/account.sign-in.tsx"),
    route("sign-out", "routes/account.sign-out.tsx"),
    route("documents/:id", "routes/account.document.tsx"),
    route("identity/files/:id", "routes/account.identity-file.tsx"),
    route("verify/:channel", "routes/account.verify.tsx"),
    layout("routes/account.layout.tsx", [
      index("routes/account.orders.tsx"),
      route("orders/:id", "routes/account.order.tsx"),
      route("messages", "routes/account.messages.tsx"),
      route("documents", "routes/account.documents.tsx"),
      route("identity", "routes/account.identity.tsx"),
      route("consultations", "routes/account.consultations.tsx"),
    ]),
    route("details", "routes/account.details.tsx"),
  ]),
  route("policies/:page", "routes/policy.tsx"),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig
