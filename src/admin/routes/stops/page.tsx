import { defineRouteConfig } from "@medusajs/admin-sdk"
import { StopCircleSolid } from "@medusajs/icons"
import { Button, Container } from "@medusajs/ui"
import { useState } from "react"
import { FilterSelect } from "../../components/filter-select"
import { PageHeader } from "../../components/page-header"
import { StopDialog } from "../../components/stops/stop-dialog"
import { useListParams } from "../../hooks/use-list-params"
import { StopListing } from "./_components/stop-listing"

const StopsPage = () => {
  const list = useListParams()
  const [isOpen, setOpen] = useState(false)
  return (
    <Container className="divide-y p-0">
      <PageHeader
        title="Stop supply"
        text="What is stopped is not started, packed, labelled or handed over until a clinician releases it."
      >
        <FilterSelect
          label="State"
          value={list.get("state") ?? "open"}
          options={[
            { value: "open", label: "Open" },
            { value: "released", label: "Released" },
            { value: "ended", label: "Of ended cases" },
            { value: "all", label: "All" },
          ]}
          onChange={(value) =>
            list.set("state", value === "open" ? null : value)
          }
        />
        <Button size="small" variant="danger" onClick={() => setOpen(true)}>
          New stop
        </Button>
      </PageHeader>
      <StopListing list={list} />
      {isOpen ? <StopDialog onClose={() => setOpen(false)} /> : null}
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "Stops",
  icon: StopCircleSolid,
  rank: 4,
})

export default StopsPage
