import { Badge, Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { StaffView } from "../../../../../api/contracts/staff"
import { DataList, type Column } from "../../../../components/data-list"
import { EmptyView } from "../../../../components/state-views"
import { useUsers } from "../../../../hooks/staff"
import { formatDate } from "../../../../lib/format"
import {
  blankStaff,
  staffForm,
  type StaffForm,
} from "../../../../lib/staff-form"
import { roleWord } from "../../../../lib/words"
import { StaffDrawer } from "./staff-drawer"
import { SuspendDrawer } from "./suspend-drawer"

const NOTIFY = {
  immediate: "At once",
  digest: "As a digest",
  off: "Never",
} as const

type OnOne = (one: StaffView) => void

const columns = (onEdit: OnOne, onSuspend: OnOne): Column<StaffView>[] => [
  {
    header: "Name",
    cell: (one) => (
      <span className="inline-flex flex-col">
        <span className="font-medium">{one.name}</span>
        <Text as="span" size="xsmall" className="text-ui-fg-subtle">
          {one.email ?? "–"}
        </Text>
      </span>
    ),
  },
  { header: "Role", cell: (one) => roleWord(one.role) },
  {
    header: "Registration",
    cell: (one) =>
      one.registration_number
        ? `${one.registration_body ?? ""} ${one.registration_number}`
        : "–",
  },
  { header: "Emails of new cases", cell: (one) => NOTIFY[one.notify_mode] },
  {
    header: "State",
    cell: (one) =>
      one.suspended_at ? (
        <Badge size="2xsmall" color="red" className="whitespace-nowrap">
          Suspended {formatDate(one.suspended_at)}
        </Badge>
      ) : (
        <Badge size="2xsmall" color="green">
          Active
        </Badge>
      ),
  },
  {
    header: "Actions",
    cell: (one) => (
      <span className="flex flex-wrap gap-2">
        <Button size="small" variant="secondary" onClick={() => onEdit(one)}>
          Edit
        </Button>
        <Button size="small" variant="secondary" onClick={() => onSuspend(one)}>
          {one.suspended_at ? "Reinstate" : "Suspend"}
        </Button>
      </span>
    ),
  },
]

export const StaffList = ({ staff }: { staff: StaffView[] }) => {
  const [editing, setEditing] = useState<StaffForm | null>(null)
  const [suspending, setSuspending] = useState<StaffView | null>(null)
  const users = useUsers(true).data ?? []
  const without = users.filter(
    ({ id }) => !staff.some(({ user_id }) => user_id === id)
  )
  return (
    <>
      {staff.length > 0 ? (
        <DataList
          label="Pharmacy staff"
          columns={columns((one) => setEditing(staffForm(one)), setSuspending)}
          rows={staff}
          rowKey={(one) => one.id}
        />
      ) : (
        <EmptyView
          title="Nobody has a role yet"
          text="Invite somebody, with the role they will have."
        />
      )}
      {without.map((user) => (
        <div
          key={user.id}
          className="flex flex-wrap items-center justify-between gap-2 px-4 py-3 sm:px-6"
        >
          <Text size="small" className="text-ui-fg-subtle">
            {user.email} has no role and can do nothing in the pharmacy.
          </Text>
          <Button
            size="small"
            variant="secondary"
            onClick={() => setEditing(blankStaff(user))}
          >
            Give a role
          </Button>
        </div>
      ))}
      {editing ? (
        <StaffDrawer initial={editing} onClose={() => setEditing(null)} />
      ) : null}
      {suspending ? (
        <SuspendDrawer one={suspending} onClose={() => setSuspending(null)} />
      ) : null}
    </>
  )
}
