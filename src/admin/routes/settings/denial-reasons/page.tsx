import { defineRouteConfig } from "@medusajs/admin-sdk"
import { DocumentText } from "@medusajs/icons"
import { Button, Container } from "@medusajs/ui"
import { useState } from "react"
import { PageHeader } from "../../../components/page-header"
import { QueryView } from "../../../components/query-view"
import { useDenialReasons } from "../../../hooks/denial-reasons"
import { useMe } from "../../../hooks/staff"
import {
  BLANK_REASON,
  reasonForm,
  type DenialReasonForm,
} from "../../../lib/denial-reasons"
import { isClinician } from "../../../lib/queues"
import { ReasonDrawer } from "./_components/reason-drawer"
import { ReasonList } from "./_components/reason-list"

/** The managed reasons to deny a request, with what the patient reads (REV-2). */
const DenialReasonsPage = () => {
  const query = useDenialReasons()
  const mayEdit = isClinician(useMe().data?.role)
  const [editing, setEditing] = useState<DenialReasonForm | null>(null)
  return (
    <Container className="divide-y p-0">
      <PageHeader
        title="Denial reasons"
        text="What a request may be denied for, and the advice that the patient gets at once. Prescribers and pharmacists word them."
      />
      {mayEdit ? (
        <div className="flex justify-end px-4 py-3 sm:px-6">
          <Button
            size="small"
            variant="secondary"
            onClick={() => setEditing(BLANK_REASON)}
          >
            Add a reason
          </Button>
        </div>
      ) : null}
      <QueryView query={query}>
        {(reasons) => (
          <ReasonList
            reasons={reasons}
            onEdit={
              mayEdit ? (reason) => setEditing(reasonForm(reason)) : undefined
            }
          />
        )}
      </QueryView>
      {editing ? (
        <ReasonDrawer initial={editing} onClose={() => setEditing(null)} />
      ) : null}
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "Denial reasons",
  icon: DocumentText,
})

export default DenialReasonsPage
