import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { PrescriptionView } from "../../../../../api/contracts/prescription"
import { ReasonDialog } from "../../../../components/reason-dialog"
import {
  type AuthorityEvent,
  useMoveAuthority,
} from "../../../../hooks/prescriptions"
import { useMay } from "../../../../hooks/staff"

const WORDS: Record<AuthorityEvent, { button: string; text: string }> = {
  suspend: {
    button: "Suspend",
    text: "Nothing is packed or handed over on this prescription until a clinician resumes it.",
  },
  resume: {
    button: "Resume",
    text: "What waits for this prescription may be packed and handed over again.",
  },
  revoke: {
    button: "Revoke",
    text: "It authorises nothing any more and its unused issues are withdrawn. It can't be taken back.",
  },
}

/** A clinician decides what a signed prescription still allows, with the reason. */
export const AuthorityActions = ({
  prescription,
}: {
  prescription: PrescriptionView
}) => {
  const [open, setOpen] = useState<AuthorityEvent | null>(null)
  const may = useMay()
  const move = useMoveAuthority(prescription.id)
  const offered = prescription.authority_events.filter((event) =>
    may(`POST /admin/prescriptions/:id/${event}`)
  )
  const close = () => {
    move.reset()
    setOpen(null)
  }
  return (
    <>
      {offered.map((event) => (
        <Button
          key={event}
          size="small"
          variant={event === "revoke" ? "danger" : "secondary"}
          onClick={() => setOpen(event)}
        >
          {WORDS[event].button}
        </Button>
      ))}
      {open ? (
        <ReasonDialog
          title={`${WORDS[open].button} the prescription`}
          text={WORDS[open].text}
          label="Reason"
          confirm={WORDS[open].button}
          error={move.error}
          isPending={move.isPending}
          onClose={close}
          onConfirm={(reason) =>
            move.mutate({ event: open, reason }, { onSuccess: close })
          }
        />
      ) : null}
    </>
  )
}
