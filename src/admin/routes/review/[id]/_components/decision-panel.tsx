import { Text } from "@medusajs/ui"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { KeysHelp, useKeysHelp } from "../../../../components/keys-help"
import { Panel } from "../../../../components/panel"
import { useMe } from "../../../../hooks/staff"
import { CASE_KEYS } from "../../../../lib/keys"
import { queuesOfRole } from "../../../../lib/queues"
import { queueWord } from "../../../../lib/words"
import { ClaimBar } from "./claim-bar"
import { DecisionForms } from "./decision-forms"
import { JumpLink } from "./jump-link"
import { StopActions } from "./stop-actions"
import { StopSupplyButton } from "./stop-supply-button"

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
  rejected: "Denied. The patient has been advised; the refund follows.",
  cancelled: "Cancelled. The refund follows.",
  abandoned: "Abandoned. The refund follows.",
  awaiting_refund: "Ended. It waits for the refund to be confirmed.",
  refunded: "Ended, and the money is back with the patient.",
  closed: "The case is closed.",
}

/** What the signed-in reviewer may do with the case now. */
export const DecisionPanel = ({ found }: { found: CaseDetail }) => {
  const me = useMe().data
  const help = useKeysHelp()
  const isOfQueue = queuesOfRole(me?.role).includes(found.queue)
  const isMine =
    found.state === "in_review" && found.claimed_by?.user_id === me?.user_id
  const isOpen = found.state === "queued" || found.state === "in_review"
  return (
    <Panel
      title="Decision"
      aside={
        <KeysHelp
          keys={CASE_KEYS}
          help={help}
          className="self-start xl:inline-flex"
        />
      }
    >
      <div className="flex flex-col gap-4">
        {isOpen ? null : (
          <Text size="small" className="text-ui-fg-subtle">
            {WAITING_FOR[found.state] ?? "There is nothing left to decide."}
          </Text>
        )}
        {found.state === "awaiting_patient" && found.messages.length > 0 ? (
          <JumpLink section="messages">See what was asked</JumpLink>
        ) : null}
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
        {isMine && isOfQueue ? <DecisionForms found={found} /> : null}
        <div className="flex flex-wrap gap-2 border-t pt-4 empty:hidden">
          <StopActions
            found={found}
            offered={[
              ...(isOfQueue ? (["withdraw-question"] as const) : []),
              ...(me?.role === "pharmacy_team"
                ? (["cancel", "abandon"] as const)
                : []),
            ]}
          />
          <StopSupplyButton found={found} />
        </div>
      </div>
    </Panel>
  )
}
