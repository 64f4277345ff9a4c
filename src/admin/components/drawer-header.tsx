import { XMark } from "@medusajs/icons"
import { Drawer, IconButton } from "@medusajs/ui"

type DrawerHeaderProps = { title: string; text: string }

/** A drawer's head; unlike Medusa's own, its closing button has a name. */
export const DrawerHeader = ({ title, text }: DrawerHeaderProps) => (
  <div className="flex items-start justify-between gap-x-4 border-b px-6 py-4">
    <div className="flex min-w-0 flex-col gap-y-1">
      <Drawer.Title>{title}</Drawer.Title>
      <Drawer.Description>{text}</Drawer.Description>
    </div>
    <Drawer.Close asChild>
      <IconButton
        size="small"
        type="button"
        variant="transparent"
        aria-label="Close"
      >
        <XMark />
      </IconButton>
    </Drawer.Close>
  </div>
)
