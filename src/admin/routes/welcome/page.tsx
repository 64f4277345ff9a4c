import { Container } from "@medusajs/ui"
import { Navigate } from "react-router-dom"
import { QueryView } from "../../components/query-view"
import { useAccess } from "../../hooks/staff"

/** Leads everybody to where the day of their role begins. */
const WelcomePage = () => (
  <Container className="p-0">
    <QueryView query={useAccess()} lines={3}>
      {({ landing }) => <Navigate to={landing} replace />}
    </QueryView>
  </Container>
)

export default WelcomePage
