import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Container, Text } from "@medusajs/ui"
import { useMay } from "../hooks/staff"
import { TextLink } from "../components/text-link"

/** The way to the unfinished consultations for who has no review queue in their menu. */
const OrdersUnfinishedWidget = () => {
  const may = useMay()
  return may("GET /admin/consultations") && !may("GET /admin/cases") ? (
    <Container className="px-4 py-3 sm:px-6">
      <Text size="small">
        <TextLink to="/review/unfinished">Unfinished consultations</TextLink>{" "}
        that patients may need help with.
      </Text>
    </Container>
  ) : null
}

export const config = defineWidgetConfig({ zone: "order.list.before" })

export default OrdersUnfinishedWidget
