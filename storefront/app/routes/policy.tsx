import { policies } from "../content/policies"
import { pharmacy } from "../lib/env.server"
import { notFound } from "../lib/guards.server"
import { Page } from "../ui/page"
import type { Route } from "./+types/policy"

export function loader({ params }: Route.LoaderArgs) {
  if (!Object.hasOwn(policies, params.page)) {
    notFound()
  }
  return { pharmacy }
}

export default function Policy({ loaderData, params }: Route.ComponentProps) {
  const policy = policies[params.page]
  if (!policy) {
    return null
  }
  const { title, sections } = policy
  return (
    <Page title={title} narrow index>
      <div className="prose">
        <h1>{title}</h1>
        {sections(loaderData.pharmacy).map(({ heading, text }) => (
          <section key={heading}>
            <h2>{heading}</h2>
            {text.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
        ))}
      </div>
    </Page>
  )
}
