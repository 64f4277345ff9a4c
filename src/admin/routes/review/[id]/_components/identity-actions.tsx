import { Button, Hint } from "@medusajs/ui"
import { useState } from "react"
import type { CaseDetail } from "../../../../../api/contracts/case"
import type { IdentityAction } from "../../../../../api/contracts/identity"
import { ReasonDialog } from "../../../../components/reason-dialog"
import { useJudgeIdentity } from "../../../../hooks/identity"
import { useMe } from "../../../../hooks/staff"
import { AskAgainDrawer } from "./identity-ask-again"
import { FailDrawer } from "./identity-fail"
import { VerifyDrawer } from "./identity-verify"

const LABELS: Record<IdentityAction, string> = {
  verify: "Verify",
  ask_again: "Ask again",
  fail: "Fail",
  overrule_death: "Treat the record as wrong",
}

/** What may be said of the identity now; each opens its own form. */
export const IdentityActions = ({ found }: { found: CaseDetail }) => {
  const [opened, setOpened] = useState<IdentityAction | null>(null)
  const me = useMe()
  const { documents, actions } = found.identity
  const isClinician = ["prescriber", "pharmacist", "pharmacy_team"].includes(
    me.data?.role ?? ""
  )
  const offered = actions.filter(
    (one) =>
      isClinician &&
      (one !== "overrule_death" || me.data?.role === "pharmacist")
  )
  const unseen = documents.some(
    ({ state, seen_by_me }) => state === "received" && !seen_by_me
  )
  const close = () => setOpened(null)
  return offered.length === 0 ? null : (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        {offered.map((one) => (
          <Button
            key={one}
            size="small"
            variant={
              one === "verify"
                ? "primary"
                : one === "fail"
                  ? "danger"
                  : "secondary"
            }
            disabled={one === "verify" && unseen}
            onClick={() => setOpened(one)}
          >
            {LABELS[one]}
          </Button>
        ))}
      </div>
      {offered.includes("verify") && unseen ? (
        <Hint>Open every document before you verify.</Hint>
      ) : null}
      {opened === "verify" ? (
        <VerifyDrawer found={found} onClose={close} />
      ) : null}
      {opened === "ask_again" ? (
        <AskAgainDrawer found={found} onClose={close} />
      ) : null}
      {opened === "fail" ? <FailDrawer found={found} onClose={close} /> : null}
      {opened === "overrule_death" ? (
        <OverruleDialog found={found} onClose={close} />
      ) : null}
    </div>
  )
}

export type JudgeProps = { found: CaseDetail; onClose: () => void }

const OverruleDialog = ({ found, onClose }: JudgeProps) => {
  const act = useJudgeIdentity(found.id)
  return (
    <ReasonDialog
      title="Treat the death record as wrong"
      text="The patient is asked for photo ID and proof of address. Your name, the time and your reason are kept."
      label="Reason"
      field="note"
      confirm="Ask for documents"
      error={act.error}
      isPending={act.isPending}
      onClose={onClose}
      onConfirm={(note) =>
        act.mutate(
          { action: "overrule-death", body: { note } },
          { onSuccess: onClose }
        )
      }
    />
  )
}
