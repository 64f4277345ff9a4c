import {
  listDocuments,
  listPrescriptions,
} from "../features/account/api.server"
import { DocumentList } from "../features/account/document-list"
import { PrescriptionList } from "../features/account/prescription-list"
import { answered, requireCustomer } from "../lib/guards.server"
import { Page } from "../ui/page"
import type { Route } from "./+types/account.documents"

export async function loader({ request }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  const [documents, prescriptions] = await answered(
    request,
    session,
    Promise.all([listDocuments(session), listPrescriptions(session)])
  )
  return { documents, prescriptions }
}

export default function Documents({ loaderData }: Route.ComponentProps) {
  const { documents, prescriptions } = loaderData
  return (
    <Page title="Your documents" inner>
      <h1>Your documents</h1>
      {documents.length === 0 ? (
        <p>
          Letters to your GP practice and copies of prescriptions appear here
          when a treatment is approved.
        </p>
      ) : (
        <DocumentList documents={documents} />
      )}
      {prescriptions.length > 0 ? (
        <section className="section">
          <h2>Prescriptions</h2>
          <p className="muted">
            A copy is a record for you. It can’t be used to obtain medicine.
          </p>
          <PrescriptionList prescriptions={prescriptions} />
        </section>
      ) : null}
    </Page>
  )
}
