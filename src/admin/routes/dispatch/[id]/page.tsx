import { Container } from "@medusajs/ui"
import { useParams } from "react-router-dom"
import { QueryView } from "../../../components/query-view"
import { StopsBanner } from "../../../components/stops/stops-banner"
import { useSupply } from "../../../hooks/supplies"
import { ActionsPanel } from "./_components/actions-panel"
import { GatesPanel } from "./_components/gates-panel"
import { ItemPanel } from "./_components/item-panel"
import { ParcelPanel } from "./_components/parcel-panel"
import { RecordsPanel } from "./_components/records-panel"
import { SupplyHeader } from "./_components/supply-header"
import { SupplyTimeline } from "./_components/supply-timeline"

const COLUMN = "contents min-w-0 lg:flex lg:flex-col lg:gap-3"

const SupplyPage = () => {
  const { id = "" } = useParams()
  const query = useSupply(id)
  if (query.data === undefined) {
    return (
      <Container className="p-0">
        <QueryView query={query}>{() => null}</QueryView>
      </Container>
    )
  }
  const supply = query.data
  return (
    <div className="flex flex-col gap-3">
      <SupplyHeader supply={supply} />
      <StopsBanner
        stops={supply.stops}
        subjects={[
          {
            scope: "case",
            subject_id: supply.case_id,
            batch_number: null,
            label: supply.case_reference,
          },
          {
            scope: "patient",
            subject_id: supply.patient.id,
            batch_number: null,
            label: supply.patient.name,
          },
        ]}
      />
      <div className="grid grid-cols-1 items-start gap-3 lg:grid-cols-[minmax(0,1fr)_minmax(22rem,26rem)]">
        {/* In one column, what to do comes before what was done. */}
        <div className={COLUMN}>
          <GatesPanel gates={supply.gates} />
          <ItemPanel supply={supply} />
          <div className="order-1 min-w-0 lg:order-none">
            <RecordsPanel supply={supply} />
          </div>
        </div>
        <div className={COLUMN}>
          <ActionsPanel supply={supply} />
          {supply.parcel ? <ParcelPanel parcel={supply.parcel} /> : null}
          <div className="order-2 min-w-0 lg:order-none">
            <SupplyTimeline history={supply.history} />
          </div>
        </div>
      </div>
    </div>
  )
}

export default SupplyPage
