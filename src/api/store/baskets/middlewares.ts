import { authenticate, type MiddlewareRoute } from "@medusajs/framework/http"
import {
  AddLine,
  AddTreatment,
  ApplyPromotion,
  ChangeLine,
  ChooseDelivery,
  CreateBasket,
  SetDeliveryAddress,
  StartPayment,
} from "../../contracts/basket"
import { validateBody } from "../../middlewares/validate-body"

const signedIn = authenticate("customer", ["session", "bearer"])

export const basketMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/baskets",
    method: "POST",
    middlewares: [validateBody(CreateBasket)],
  },
  {
    matcher: "/store/consultations/:id/basket",
    method: "POST",
    middlewares: [signedIn, validateBody(AddTreatment)],
  },
  {
    matcher: "/store/baskets/:id/lines",
    method: "POST",
    middlewares: [validateBody(AddLine)],
  },
  {
    matcher: "/store/baskets/:id/lines/:line_id",
    method: "POST",
    middlewares: [validateBody(ChangeLine)],
  },
  {
    matcher: "/store/baskets/:id/delivery-address",
    method: "POST",
    middlewares: [validateBody(SetDeliveryAddress)],
  },
  {
    matcher: "/store/baskets/:id/delivery",
    method: "POST",
    middlewares: [validateBody(ChooseDelivery)],
  },
  {
    matcher: "/store/baskets/:id/promotions",
    method: "POST",
    middlewares: [validateBody(ApplyPromotion)],
  },
  {
    matcher: "/store/baskets/:id/payment",
    method: "POST",
    middlewares: [signedIn, validateBody(StartPayment)],
  },
]
