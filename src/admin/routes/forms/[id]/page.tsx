import { Container } from "@medusajs/ui"
import { useParams } from "react-router-dom"
import { QueryView } from "../../../components/query-view"
import { useForm } from "../../../hooks/forms"
import { CategoryPanel } from "./_components/category-panel"
import { ComparePanel } from "./_components/compare-panel"
import { FormHeader } from "./_components/form-header"
import { VersionsPanel } from "./_components/versions-panel"

const FormPage = () => {
  const { id = "" } = useParams()
  const query = useForm(id)
  if (query.data === undefined) {
    return (
      <Container className="p-0">
        <QueryView query={query}>{() => null}</QueryView>
      </Container>
    )
  }
  const { form, versions } = query.data
  return (
    <div className="flex flex-col gap-3">
      <FormHeader form={form} />
      <div className="grid grid-cols-1 items-start gap-3 lg:grid-cols-[minmax(0,1fr)_minmax(18rem,22rem)]">
        <div className="flex min-w-0 flex-col gap-3">
          <VersionsPanel formId={form.id} versions={versions} />
          {versions.length > 1 ? (
            <ComparePanel formId={form.id} versions={versions} />
          ) : null}
        </div>
        <CategoryPanel form={form} />
      </div>
    </div>
  )
}

export default FormPage
