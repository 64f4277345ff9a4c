import type { ReactNode } from "react"
import {
  data,
  isRouteErrorResponse,
  Links,
  Outlet,
  Scripts,
  useMatches,
  useRouteLoaderData,
} from "react-router"
import type { Route } from "./+types/root"
import stylesheet from "./app.css?url"
import { pharmacy } from "./lib/env.server"
import { keepSession, readSession } from "./lib/session.server"
import { forShopper } from "./lib/shopper.server"
import { telHref } from "./lib/tel"
import { Page } from "./ui/page"
import { SiteFooter } from "./ui/site-footer"
import { SiteHeader } from "./ui/site-header"

export const links: Route.LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/leaf.svg", type: "image/svg+xml" },
]

export const middleware: Route.MiddlewareFunction[] = [
  ({ request }, next) => forShopper(request, next),
]

export async function loader({ request }: Route.LoaderArgs) {
  const session = await readSession(request)
  const notice = session.get("notice") ?? null
  return data(
    {
      pharmacy,
      signedIn: Boolean(session.get("customer_token")),
      hasBasket: Boolean(session.get("basket")),
      notice,
    },
    // A notice is said once.
    notice ? { headers: await keepSession(session) } : {}
  )
}

const wantsScripts = (handle: unknown) =>
  typeof handle === "object" && handle !== null && "scripts" in handle

/**
 * Every page is a whole document and works without scripts. Only a page whose
 * handle says `scripts` (the card form) is brought to life in the browser.
 */
export function Layout({ children }: { children: ReactNode }) {
  const site = useRouteLoaderData<typeof loader>("root")
  const scripts = useMatches().some(({ handle }) => wantsScripts(handle))
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0b5c4e" />
        <Links />
        <script src="/enhance.js" defer />
      </head>
      <body>
        <a className="skip" href="#content">
          Skip to main content
        </a>
        {site ? <SiteHeader {...site} /> : null}
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        {site ? <SiteFooter pharmacy={site.pharmacy} /> : null}
        {scripts ? <Scripts /> : null}
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

const WORDS = {
  404: {
    title: "Page not found",
    text: "The page you asked for isn’t here, or it isn’t yours to see. If you typed the address, check it for a slip.",
  },
  503: {
    title: "We can’t reach our system",
    text: "Something on our side isn’t answering. Nothing you did caused this, and what you had saved is kept. Please try again in a few minutes.",
  },
  500: {
    title: "Something went wrong",
    text: "That’s a fault on our side. What you had saved is kept. Please try again in a few minutes.",
  },
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const site = useRouteLoaderData<typeof loader>("root")
  const status = isRouteErrorResponse(error) ? error.status : 500
  const words = status === 404 || status === 503 ? WORDS[status] : WORDS[500]
  return (
    <Page title={words.title} index={false} narrow>
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      {site ? (
        <p>
          If you need help now, call us on{" "}
          <a href={telHref(site.pharmacy.phone)}>{site.pharmacy.phone}</a>. If
          it is an emergency, call <a href="tel:999">999</a>.
        </p>
      ) : null}
      <p>
        <a href="/">Go to the home page</a>
      </p>
    </Page>
  )
}
