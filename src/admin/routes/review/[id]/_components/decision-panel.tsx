import { Text } from "@medusajs/ui"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { Panel } from "../../../../components/panel"
import { useMe } from "../../../../hooks/staff"
import { queuesOfRole } from "../../../../lib/queues"
import { queueWord } from "../../../../lib/words"
import { ApproveForm } from "./approve-form"
import { ClaimBar } from "./claim-bar"
import { ProcessForm } from "./process-form"

const WAITING_FOR: Record<string, string> = {
  payment_pending: "It waits for the payment.",
  identity_pending: "It waits for the ID check and then joins the queue.",
  identity_action_required: "The patient has to send ID documents first.",
  identity_review: "The ID documents are to be looked at first.",
  awaiting_patient: "It waits for the patient's answer.",
  awaiting_acceptance: "It waits for the patient to accept the change.",
  awaiting_signature:
    "Approved. It waits for the signature, which is made at SignatureRx.",
  approved: "Decided. The supply is with the dispatch team.",
  closed: "The case is closed.",
}

/** What the signed-in reviewer may do with the case now. */
export const DecisionPanel = ({ found }: { found: CaseDetail }) => {
  const me = useMe().data
  const isOfQueue = queuesOfRole(me?.role).includes(found.queue)
  const isMine =
    found.state === "in_review" && found.claimed_by?.user_id === me?.user_id
  const isOpen = found.state === "queued" || found.state === "in_review"
  return (
    <Panel title="Decision">
      <div className="flex flex-col gap-4">
        {isOpen ? null : (
          <Text size="small" className="text-ui-fg-subtle">
            {WAITING_FOR[found.state] ?? "There is nothing left to decide."}
          </Text>
        )}
        {isOpen && isOfQueue ? (
          <ClaimBar found={found} isMine={isMine} />
        ) : null}
        {isOpen && !isOfQueue ? (
          <Text size="small" className="text-ui-fg-subtle">
            {found.claimed_by
              ? `${found.claimed_by.name} is reviewing it. `
              : ""}
            It is decided from this queue: {queueWord(found.queue)}.
          </Text>
        ) : null}
        {isMine && isOfQueue ? (
          found.events_allowed.includes("process") &&
          ["GSL", "device"].includes(found.legal_class) ? (
            <ProcessForm found={found} />
          ) : (
            <ApproveForm key={found.id} found={found} />
          )
        ) : null}
      </div>
    </Panel>
  )
}
