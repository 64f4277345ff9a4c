import { listOrders } from "../features/account/api.server"
import { formatDate } from "../lib/dates"
import { answered, requireCustomer } from "../lib/guards.server"
import { formatMoney } from "../lib/money"
import { Page } from "../ui/page"
import type { Route } from "./+types/account.orders"

export async function loader({ request }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  return { orders: await answered(request, session, listOrders(session)) }
}

export default function Orders({ loaderData }: Route.ComponentProps) {
  const { orders } = loaderData
  return (
    <Page title="Your orders" inner>
      <h1>Your orders</h1>
      {orders.length === 0 ? (
        <p>
          You have no orders yet.{" "}
          <a href="/#conditions">See what we can help with</a>
        </p>
      ) : (
        <ul className="rows">
          {orders.map((order) => (
            <li key={order.id}>
              <div>
                <p>
                  <a href={`/account/orders/${order.id}`}>
                    Order #{order.display_id}
                  </a>
                </p>
                <p>{order.treatments.join(", ")}</p>
                <p className="muted small">
                  {formatDate(order.placed_at)} · {formatMoney(order.total)}
                </p>
              </div>
              <span className="tag">{order.status.word}</span>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
