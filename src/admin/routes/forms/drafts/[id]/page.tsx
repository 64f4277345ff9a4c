import { Container } from "@medusajs/ui"
import { useParams } from "react-router-dom"
import { DraftEditor } from "../../../../components/forms/editor"
import { QueryView } from "../../../../components/query-view"
import { useDraft } from "../../../../hooks/forms"

const DraftPage = () => {
  const { id = "" } = useParams()
  const query = useDraft(id)
  // An older reading that is being read again would be edited as if it were new.
  const isReady = query.data !== undefined && query.isFetchedAfterMount
  return isReady ? (
    <DraftEditor key={id} view={query.data} />
  ) : (
    <Container className="p-0">
      <QueryView query={{ ...query, data: undefined } as typeof query}>
        {() => null}
      </QueryView>
    </Container>
  )
}

export default DraftPage
