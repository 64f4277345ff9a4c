import type { SupplyDetailView } from "../../../../../api/contracts/supply"
import { Facts } from "../../../../components/facts"
import { Panel } from "../../../../components/panel"
import { roleWord } from "../../../../lib/words"

type Approver = SupplyDetailView["approved_by"]

const approver = (by: Approver): string | null => {
  if (!by.name) {
    return null
  }
  const register = by.registration_number
    ? ` (${by.registration_body ?? ""} ${by.registration_number})`
    : ""
  return `${by.name}${by.role ? `, ${roleWord(by.role)}` : ""}${register}`
}

/** What goes into the parcel, for whom and how it is to be taken. */
export const ItemPanel = ({ supply }: { supply: SupplyDetailView }) => {
  const { item } = supply
  return (
    <Panel title="What and for whom">
      <div className="grid grid-cols-1 gap-x-8 gap-y-2 xl:grid-cols-2">
        <Facts
          facts={[
            [
              "Item",
              [item.name, item.strength, item.form].filter(Boolean).join(", "),
            ],
            ["Pack", item.pack_size],
            ["Barcode", item.gtin],
            ["Packs", `${supply.packs_scanned} of ${supply.quantity} scanned`],
          ]}
        />
        <Facts
          facts={[
            ["Patient", supply.patient.name],
            [
              "Deliver to",
              supply.deliver_to.map((line) => (
                <span key={line} className="block">
                  {line}
                </span>
              )),
            ],
            ["Directions", supply.instructions],
            ["Approved by", approver(supply.approved_by)],
          ]}
        />
      </div>
    </Panel>
  )
}
