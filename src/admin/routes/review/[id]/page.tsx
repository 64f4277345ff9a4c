import { Container } from "@medusajs/ui"
import { useParams } from "react-router-dom"
import { QueryView } from "../../../components/query-view"
import { useCase } from "../../../hooks/cases"
import { Workspace } from "./_components/workspace"

const CasePage = () => {
  const { id = "" } = useParams()
  const query = useCase(id)
  // What was read stays on screen while it is read again, and typed words with it.
  return query.data ? (
    <Workspace key={query.data.id} found={query.data} />
  ) : (
    <Container className="p-0">
      <QueryView query={query}>{() => null}</QueryView>
    </Container>
  )
}

export default CasePage
