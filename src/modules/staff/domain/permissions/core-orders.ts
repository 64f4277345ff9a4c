import { allow, close, type Area } from "./rules"

/**
 * Medusa's orders, customers and payments. They hold names and addresses, so
 * they are for who serves patients; a prescriber sees the patient of a case.
 * Through some routes a line could be made, changed or sent round review,
 * prescription and dispatch, and Medusa's workflows behind them have no hook
 * everywhere: those are closed to everybody.
 */
export const coreOrderAreas: readonly Area[] = [
  {
    name: "orders",
    title: "Orders and customers",
    clinical: false,
    rules: [
      allow(
        ["administrator", "pharmacist", "pharmacy_team", "support"],
        "Read orders and customers, with their addresses",
        `GET /admin/orders
         GET /admin/orders/:id
         GET /admin/orders/:id/changes
         GET /admin/orders/:id/line-items
         GET /admin/orders/:id/preview
         GET /admin/orders/:id/shipping-options
         GET /admin/customers
         GET /admin/customers/:id
         GET /admin/customer-groups
         GET /admin/customer-groups/:id
         GET /admin/customers/:id/addresses
         GET /admin/customers/:id/addresses/:address_id
         GET /admin/returns
         GET /admin/returns/:id
         GET /admin/exchanges
         GET /admin/exchanges/:id
         GET /admin/claims
         GET /admin/claims/:id`
      ),
      allow(
        ["administrator", "pharmacist", "pharmacy_team", "support"],
        "Read payments and refunds",
        `GET /admin/payments
         GET /admin/payments/:id
         GET /admin/refund-reasons
         GET /admin/refund-reasons/:id`
      ),
      allow(
        ["administrator", "pharmacist", "pharmacy_team"],
        "See what is reserved for orders",
        `GET /admin/reservations
         GET /admin/reservations/:id`
      ),
      allow(
        ["administrator"],
        "Export all orders",
        `POST /admin/orders/export`
      ),
    ],
  },
  {
    name: "closed-orders",
    title: "Orders: closed ways",
    clinical: false,
    rules: [
      close(
        "An order comes from a patient's basket, never from a draft",
        `ANY /admin/draft-orders/**`
      ),
      close(
        "Lines are changed by a decision on their case",
        `ANY /admin/order-edits/**
         ANY /admin/order-changes/**`
      ),
      close(
        "A replacement is a new supply of the case",
        `ANY /admin/exchanges/**
         ANY /admin/claims/**`
      ),
      close(
        "Medicines that come back are disposed of at the dispatch desk",
        `ANY /admin/returns/**
         ANY /admin/return-reasons/**`
      ),
      close(
        "Parcels are packed and sent at the dispatch desk",
        `ANY /admin/fulfillments/**
         ANY /admin/orders/:id/fulfillments/**`
      ),
      close(
        "Stock is reserved by the order and freed by its case",
        `ANY /admin/reservations/**`
      ),
      close(
        "The address and email of an order are the patient's to change",
        `POST /admin/orders/:id`
      ),
      close(
        "An order ends by a decision on its cases",
        `ANY /admin/orders/:id/cancel`
      ),
      close(
        "An order is complete when its parcels are delivered",
        `ANY /admin/orders/:id/complete`
      ),
      close(
        "Orders stay in sight for as long as records are kept",
        `ANY /admin/orders/:id/archive`
      ),
      close(
        "An order belongs to the patient it was reviewed for",
        `ANY /admin/orders/:id/transfer/**`
      ),
      close(
        "Payments are made by the patient",
        `ANY /admin/orders/:id/payment-sessions/**`
      ),
      close(
        "An order counts as paid when the payment provider says so",
        `ANY /admin/payment-collections/**`
      ),
      close(
        "Money is captured once, when the order is placed",
        `POST /admin/payments/:id/capture`
      ),
      close(
        "Refunds are made on the refunds page, which follows them to their end",
        `POST /admin/payments/:id/refund
         POST /admin/orders/:id/credit-lines
         POST /admin/refund-reasons
         POST /admin/refund-reasons/:id
         DELETE /admin/refund-reasons/:id`
      ),
      close(
        "Patients make and change their own accounts",
        `POST /admin/customers
         POST /admin/customers/:id
         DELETE /admin/customers/:id
         POST /admin/customers/:id/addresses
         POST /admin/customers/:id/addresses/:address_id
         DELETE /admin/customers/:id/addresses/:address_id
         POST /admin/customers/:id/customer-groups`
      ),
      close(
        "Patients are not sorted into groups",
        `ANY /admin/customer-groups/**`
      ),
    ],
  },
]
