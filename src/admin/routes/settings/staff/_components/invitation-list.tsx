import { Button, Heading, Text } from "@medusajs/ui"
import type { InvitationView } from "../../../../../api/contracts/staff-access"
import { ApiAlert } from "../../../../components/api-alert"
import { useChangeInvitation, useInvitations } from "../../../../hooks/staff"
import { formatDateTime } from "../../../../lib/format"
import { roleWord } from "../../../../lib/words"

const InvitationRow = ({ invitation }: { invitation: InvitationView }) => {
  const change = useChangeInvitation(invitation.id)
  const { email, name, role, sent_at, expires_at } = invitation
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 px-4 py-3 sm:px-6">
      <div>
        <Text size="small" weight="plus">
          {name}, {roleWord(role)}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {email}, sent {formatDateTime(sent_at)}
          {expires_at
            ? `, its link works until ${formatDateTime(expires_at)}`
            : ""}
        </Text>
        <ApiAlert error={change.error} />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          variant="secondary"
          isLoading={change.isPending}
          onClick={() => change.mutate("resend")}
        >
          Send again
        </Button>
        <Button
          size="small"
          variant="secondary"
          disabled={change.isPending}
          onClick={() => change.mutate("withdraw")}
        >
          Withdraw
        </Button>
      </div>
    </li>
  )
}

/** Who was invited and has not signed in yet. */
export const InvitationList = () => {
  const invitations = useInvitations().data ?? []
  return invitations.length > 0 ? (
    <section aria-labelledby="invited">
      <Heading level="h2" id="invited" className="px-4 pt-4 sm:px-6">
        Invited
      </Heading>
      <ul className="divide-y">
        {invitations.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </section>
  ) : null
}
