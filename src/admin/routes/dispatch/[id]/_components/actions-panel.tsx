import { Text } from "@medusajs/ui"
import { useState } from "react"
import type { SupplyDetailView } from "../../../../../api/contracts/supply"
import { ApiAlert } from "../../../../components/api-alert"
import { Panel } from "../../../../components/panel"
import { useMe } from "../../../../hooks/staff"
import { useSupplyAction } from "../../../../hooks/supplies"
import {
  SUPPLY_ACTION_WORDS,
  whyNot,
  type SupplyActionName,
} from "../../../../lib/supply-actions"
import { ActionButton } from "./action-button"
import { HoldDialog } from "./hold-dialog"
import { LabelLink } from "./label-link"
import { ReleaseDialog } from "./release-dialog"
import { ScanForm } from "./scan-form"
import { UnpackDialog } from "./unpack-dialog"

const DIRECT: SupplyActionName[] = [
  "acknowledge_overlap",
  "start",
  "clinical_check",
  "accuracy_check",
  "pack",
  "hand_over",
]
const ASKING: SupplyActionName[] = ["unpack", "hold", "release_hold"]

/** What can be done with the supply now: exactly what the API allows. */
export const ActionsPanel = ({ supply }: { supply: SupplyDetailView }) => {
  const role = useMe().data?.role
  const act = useSupplyAction(supply.id)
  const [asking, setAsking] = useState<SupplyActionName | null>(null)
  const allowed = supply.events_allowed
  const close = () => setAsking(null)
  const isFirst = (action: SupplyActionName) =>
    DIRECT.find((one) => allowed.includes(one) && !whyNot(one, role)) ===
      action && !allowed.includes("scan")
  return (
    <Panel title="What to do">
      <div className="flex flex-col gap-4">
        <ApiAlert error={act.error} />
        {supply.state === "packed" ? (
          <Text size="small" className="text-ui-fg-subtle" role="status">
            Packed. Waiting for Royal Mail&apos;s label; it appears here by
            itself.
          </Text>
        ) : null}
        {allowed.includes("scan") && !whyNot("scan", role) ? (
          <ScanForm supply={supply} />
        ) : null}
        {DIRECT.filter((action) => allowed.includes(action)).map((action) => (
          <ActionButton
            key={action}
            action={action}
            role={role}
            isPrimary={isFirst(action)}
            isPending={
              act.isPending &&
              act.variables.path === SUPPLY_ACTION_WORDS[action].path
            }
            onPress={() =>
              act.mutate({ path: SUPPLY_ACTION_WORDS[action].path })
            }
          />
        ))}
        {supply.parcel?.has_label ? (
          <LabelLink parcelId={supply.parcel.id} />
        ) : null}
        {ASKING.filter((action) => allowed.includes(action)).map((action) => (
          <ActionButton
            key={action}
            action={action}
            role={role}
            isPrimary={false}
            isPending={false}
            onPress={() => setAsking(action)}
          />
        ))}
        {allowed.length === 0 ? (
          <Text size="small" className="text-ui-fg-subtle">
            Nothing is left to do here.
          </Text>
        ) : null}
      </div>
      {asking === "hold" ? <HoldDialog id={supply.id} onClose={close} /> : null}
      {asking === "release_hold" ? (
        <ReleaseDialog id={supply.id} onClose={close} />
      ) : null}
      {asking === "unpack" ? (
        <UnpackDialog id={supply.id} onClose={close} />
      ) : null}
    </Panel>
  )
}
