import { readCategory } from "../features/catalogue/api.server"
import { ProductList } from "../features/catalogue/product-list"
import { answered } from "../lib/guards.server"
import { readSession } from "../lib/session.server"
import { Page } from "../ui/page"
import type { Route } from "./+types/condition"

export async function loader({ request, params }: Route.LoaderArgs) {
  const session = await readSession(request)
  const work = readCategory(params.handle)
  return { category: await answered(request, session, work) }
}

export default function Condition({ loaderData }: Route.ComponentProps) {
  const { category } = loaderData
  const discussed = category.products.filter(
    ({ consultation }) => consultation === "required"
  )
  const sold = category.products.filter(
    ({ consultation }) => consultation === "none"
  )
  return (
    <Page title={category.name} description={category.summary}>
      <h1>{category.name}</h1>
      <p className="lead">{category.summary}</p>
      {discussed.length > 0 ? (
        <section className="card stack">
          <h2>Start with a consultation</h2>
          <p>
            Answer questions about your health. A clinician reads your answers
            and decides with you which treatment, if any, is right.
          </p>
          <p>
            <a className="button" href={`/start/${category.handle}`}>
              Start your consultation
            </a>
          </p>
        </section>
      ) : null}
      {discussed.length > 0 ? (
        <section className="section">
          <h2>Treatments a clinician may discuss with you</h2>
          {category.treatments_note ? <p>{category.treatments_note}</p> : null}
          <ProductList products={discussed} />
        </section>
      ) : null}
      {sold.length > 0 ? (
        <section className="section">
          <h2>Available without a consultation</h2>
          <ProductList products={sold} />
        </section>
      ) : null}
    </Page>
  )
}
