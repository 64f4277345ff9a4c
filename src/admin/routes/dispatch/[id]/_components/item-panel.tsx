import { Alert } from "@medusajs/ui"
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

type Item = SupplyDetailView["item"]

/** The name with the strength and form that it does not say itself. */
const itemName = ({ name, strength, form }: Item): string => {
  const said = name.toLowerCase()
  const unsaid = [strength, form].filter(
    (part) => part && !said.includes(part.toLowerCase())
  )
  return [name, ...unsaid].join(", ")
}

/** What goes into the parcel, for whom and how it is to be taken. */
export const ItemPanel = ({ supply }: { supply: SupplyDetailView }) => {
  const { item } = supply
  return (
    <Panel title="What and for whom">
      {supply.strength_change ? (
        <Alert variant="warning" className="mb-4">
          Strength changed from {supply.strength_change.from} to{" "}
          {supply.strength_change.to}.
        </Alert>
      ) : null}
      <div className="grid grid-cols-1 gap-x-8 gap-y-2 xl:grid-cols-2">
        <Facts
          facts={[
            ["Item", itemName(item)],
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
