import { page } from "../kit/http"
import { layout, html } from "../kit/html"
import type { Sandbox } from "../kit/types"
import type { Partners } from "./partners"

/** The overview page. */
export function mountPages(sandbox: Sandbox, partners: Partners): void {
  sandbox.router.add("GET", "/", () =>
    page(
      200,
      layout(
        "Sandbox",
        html`<h1>Sandbox</h1>
          ${partners.all.size}`
      )
    )
  )
}
