import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Users } from "@medusajs/icons"
import { Container } from "@medusajs/ui"
import { PageHeader } from "../../../components/page-header"
import { QueryView } from "../../../components/query-view"
import { useStaff } from "../../../hooks/staff"
import { InvitationList } from "./_components/invitation-list"
import { InviteButton } from "./_components/invite-drawer"
import { StaffList } from "./_components/staff-list"

const StaffPage = () => {
  const query = useStaff(true)
  return (
    <Container className="divide-y p-0">
      <PageHeader
        title="Pharmacy staff"
        text="Who may review, prescribe, check and dispense. Only administrators see and change this."
      >
        <InviteButton />
      </PageHeader>
      <QueryView query={query}>
        {(staff) => <StaffList staff={staff} />}
      </QueryView>
      <InvitationList />
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "Pharmacy staff",
  icon: Users,
})

export default StaffPage
