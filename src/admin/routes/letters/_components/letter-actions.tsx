import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { LetterView } from "../../../../api/contracts/letter"
import { ConfirmPrompt } from "../../../components/confirm-prompt"
import { ApiAlert } from "../../../components/api-alert"
import { ReasonDialog } from "../../../components/reason-dialog"
import { useLetterAct } from "../../../hooks/letters"
import { useMe } from "../../../hooks/staff"
import { apiUrl } from "../../../lib/api"
import { AddressDialog } from "./address-dialog"

type Asking = "address" | "resend" | "waive"

/** What staff may do with a letter: what its state table has (TRG-2, TRG-5). */
export const LetterActions = ({ letter }: { letter: LetterView }) => {
  const [asking, setAsking] = useState<Asking | null>(null)
  const role = useMe().data?.role
  const act = useLetterAct()
  const close = () => {
    setAsking(null)
    act.reset()
  }
  const { events, practice } = letter
  const isClinician = role === "prescriber" || role === "pharmacist"
  const button = (what: Asking, label: string) => (
    <Button size="small" variant="secondary" onClick={() => setAsking(what)}>
      {label}
    </Button>
  )
  return (
    <div className="flex flex-wrap gap-2 md:flex-nowrap">
      {letter.has_document ? (
        <Button size="small" variant="secondary" asChild>
          <a
            href={apiUrl(`/admin/letters/${letter.id}/document`)}
            target="_blank"
            rel="noreferrer"
          >
            View
          </a>
        </Button>
      ) : null}
      {practice && events.includes("address_given")
        ? button("address", "Address")
        : null}
      {events.includes("resend") ? button("resend", "Resend") : null}
      {isClinician && events.includes("waive")
        ? button("waive", "Waive")
        : null}
      {asking === null ? <ApiAlert error={act.error} /> : null}
      {asking === "address" && practice ? (
        <AddressDialog practice={practice} onClose={close} />
      ) : null}
      {asking === "waive" ? (
        <ReasonDialog
          title="Waive the letter"
          text="The supply may then leave without the GP being told. Your name and reason are recorded."
          label="Reason"
          confirm="Waive"
          minimum={10}
          error={act.error}
          isPending={act.isPending}
          onClose={close}
          onConfirm={(reason) =>
            act.mutate(
              { act: "waive", letter_id: letter.id, reason },
              { onSuccess: close }
            )
          }
        />
      ) : null}
      <ConfirmPrompt
        open={asking === "resend"}
        title="Send the letter again?"
        text={`It goes to the verified address of ${practice?.name ?? "the practice"}.`}
        confirm="Resend"
        onClose={() => setAsking(null)}
        onConfirm={() => act.mutate({ act: "resend", letter_id: letter.id })}
      />
    </div>
  )
}
