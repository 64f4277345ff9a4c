import { redirect } from "react-router"
import { Advice } from "../features/consultation/advice"
import { loadConsultation } from "../features/consultation/load.server"
import { currentPath } from "../features/consultation/navigation"
import { pharmacy } from "../lib/env.server"
import { Page } from "../ui/page"
import type { Route } from "./+types/consultation.advice"

export async function loader({ request, params }: Route.LoaderArgs) {
  const { view } = await loadConsultation(request, params.id)
  if (view.state !== "denied" || !view.denial) {
    throw redirect(currentPath(view))
  }
  return { denial: view.denial, reference: view.reference, pharmacy }
}

export default function AdvicePage({ loaderData }: Route.ComponentProps) {
  const { denial, reference, pharmacy } = loaderData
  return (
    <Page title={denial.title} narrow>
      <Advice denial={denial} reference={reference} pharmacy={pharmacy} />
    </Page>
  )
}
