import { listCategories } from "../features/catalogue/api.server"
import { ConditionList } from "../features/catalogue/condition-list"
import { HeroArt } from "../features/catalogue/hero-art"
import { HowItWorks } from "../features/catalogue/how-it-works"
import { WhoWeAre } from "../features/catalogue/who-we-are"
import { pharmacy } from "../lib/env.server"
import { answered } from "../lib/guards.server"
import { readSession } from "../lib/session.server"
import { Page } from "../ui/page"
import type { Route } from "./+types/home"

export async function loader({ request }: Route.LoaderArgs) {
  const session = await readSession(request)
  const categories = await answered(request, session, listCategories())
  return { categories, pharmacy }
}

export default function Home({ loaderData }: Route.ComponentProps) {
  const { categories, pharmacy } = loaderData
  return (
    <Page
      title="Online pharmacy and clinic"
      description="A registered UK pharmacy. Answer a short consultation; a clinician decides whether treatment is right for you."
      index
    >
      <div className="hero">
        <div>
          <h1>Care from a pharmacy that asks first</h1>
          <p className="lead">
            Tell us about your health in a short online consultation. A UK
            clinician reads every answer and decides with you whether treatment
            is right. If it is, our own pharmacy sends it to your door.
          </p>
          <p>
            <a className="button" href="#conditions">
              Choose your condition
            </a>
          </p>
          <p className="muted small">
            GPhC registered pharmacy {pharmacy.premisesNumber}. No account
            needed to begin.
          </p>
        </div>
        <HeroArt />
      </div>
      <ConditionList categories={categories} />
      <HowItWorks />
      <WhoWeAre pharmacy={pharmacy} />
    </Page>
  )
}
