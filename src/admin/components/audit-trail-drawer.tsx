import { Button, Drawer } from "@medusajs/ui"
import { useState } from "react"
import { useAuditTrail } from "../hooks/audit"
import { auditReading } from "../lib/audit-words"
import { DrawerHeader } from "./drawer-header"
import { QueryView } from "./query-view"
import { EmptyView } from "./state-views"
import { Timeline } from "./timeline"

const Trail = ({ orderId }: { orderId: string }) => {
  const query = useAuditTrail(orderId, true)
  return (
    <QueryView query={query}>
      {(entries) =>
        entries.length === 0 ? (
          <EmptyView title="Nothing on the ledger yet" />
        ) : (
          <Timeline entries={entries.map(auditReading)} />
        )
      }
    </QueryView>
  )
}

/** Every step of an order from the ledger: who, what, when (DLV-4). */
export const AuditTrailDrawer = ({ orderId }: { orderId: string }) => {
  const [isOpen, setOpen] = useState(false)
  return (
    <Drawer open={isOpen} onOpenChange={setOpen}>
      <Drawer.Trigger asChild>
        <Button size="small" variant="secondary">
          Audit trail
        </Button>
      </Drawer.Trigger>
      <Drawer.Content>
        <DrawerHeader
          title="Audit trail"
          text="Every step with who did it and when, as the ledger has it."
        />
        {/* Nothing in it takes the focus, so the keyboard scrolls it itself. */}
        <Drawer.Body
          tabIndex={0}
          role="region"
          aria-label="Steps"
          className="overflow-y-auto"
        >
          {isOpen ? <Trail orderId={orderId} /> : null}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}
