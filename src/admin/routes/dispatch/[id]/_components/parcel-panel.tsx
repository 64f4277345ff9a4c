import { Alert, Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { SupplyDetailView } from "../../../../../api/contracts/supply"
import { Facts } from "../../../../components/facts"
import { Panel } from "../../../../components/panel"
import { LINK_CLASS } from "../../../../components/text-link"
import { Timeline } from "../../../../components/timeline"
import { useMe } from "../../../../hooks/staff"
import { doneWord } from "../../../../lib/event-words"
import { sentenceCase } from "../../../../lib/format"
import { ParcelStatusDialog } from "./parcel-status-dialog"

type Parcel = NonNullable<SupplyDetailView["parcel"]>

const UNDER_WAY = [
  "handed_over",
  "in_transit",
  "out_for_delivery",
  "attempted",
  "awaiting_collection",
  "held",
  "returning",
  "lost",
]

/** The parcel as the carrier tells it, with the fall-back by hand (DLV-1). */
export const ParcelPanel = ({ parcel }: { parcel: Parcel }) => {
  const [isOpen, setOpen] = useState(false)
  const role = useMe().data?.role
  const mayEnter = role === "pharmacist" || role === "pharmacy_team"
  return (
    <Panel
      title="Parcel"
      aside={<Text size="small">{sentenceCase(parcel.state)}</Text>}
    >
      <div className="flex flex-col gap-4">
        {parcel.attention ? (
          <Alert variant="warning">{parcel.attention}</Alert>
        ) : null}
        <Facts
          facts={[
            ["Reference", parcel.reference],
            ["Service", sentenceCase(parcel.service_level)],
            [
              "Tracking number",
              parcel.tracking_url ? (
                <a
                  href={parcel.tracking_url}
                  target="_blank"
                  rel="noreferrer"
                  className={LINK_CLASS}
                >
                  {parcel.tracking_number}
                </a>
              ) : (
                parcel.tracking_number
              ),
            ],
          ]}
        />
        {parcel.events.length > 0 ? (
          <Timeline
            entries={parcel.events.map((event) => ({
              key: `${event.code}-${event.occurred_at}`,
              title: event.kind
                ? sentenceCase(doneWord(event.kind))
                : event.code,
              by: [event.location, sentenceCase(event.source)]
                .filter(Boolean)
                .join(", "),
              at: event.occurred_at,
            }))}
          />
        ) : null}
        {UNDER_WAY.includes(parcel.state) && mayEnter ? (
          <Button
            size="small"
            variant="secondary"
            onClick={() => setOpen(true)}
          >
            Enter a status by hand
          </Button>
        ) : null}
      </div>
      {isOpen ? (
        <ParcelStatusDialog
          parcelId={parcel.id}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </Panel>
  )
}
