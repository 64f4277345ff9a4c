import { ReasonDialog } from "../../../../components/reason-dialog"
import { useSupplyAction } from "../../../../hooks/supplies"

type DialogProps = { id: string; onClose: () => void }

export const ReleaseDialog = ({ id, onClose }: DialogProps) => {
  const release = useSupplyAction(id)
  return (
    <ReasonDialog
      title="Release the hold"
      text="The supply goes on where it stopped."
      label="Why it may go on"
      confirm="Release hold"
      error={release.error}
      isPending={release.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        release.mutate(
          { path: "release-hold", body: { reason } },
          { onSuccess: onClose }
        )
      }
    />
  )
}
