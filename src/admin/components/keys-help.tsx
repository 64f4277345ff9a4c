import { Button, clx, Drawer, Kbd, Label, Switch, Text } from "@medusajs/ui"
import { useCallback, useState } from "react"
import { useReturnFocus } from "../hooks/use-return-focus"
import { useShortcuts } from "../hooks/use-shortcuts"
import type { PageKey } from "../lib/keys"
import { DrawerHeader } from "./drawer-header"

/** Whether a page's letters do something, and whether the list of them is open, which "?" does. */
export function useKeysHelp() {
  const [isOpen, setOpen] = useState(false)
  const open = useCallback(() => setOpen(true), [])
  const { isOn, change } = useShortcuts(open)
  return { isOn, change, isOpen, open, close: () => setOpen(false) }
}

type KeysHelpProps = {
  keys: readonly PageKey[]
  help: ReturnType<typeof useKeysHelp>
  className?: string
}

/** A page's keys behind a button, where there is a keyboard's room for it. */
export const KeysHelp = ({ keys, help, className }: KeysHelpProps) => (
  <>
    <Button
      size="small"
      variant="transparent"
      className={clx("hidden", className)}
      onClick={help.open}
    >
      Keys <Kbd>?</Kbd>
    </Button>
    {help.isOpen ? <KeysDrawer keys={keys} help={help} /> : null}
  </>
)

const KeysDrawer = ({ keys, help }: Pick<KeysHelpProps, "keys" | "help">) => {
  const returnFocus = useReturnFocus()
  return (
    <Drawer open onOpenChange={(next) => (next ? null : help.close())}>
      <Drawer.Content onCloseAutoFocus={returnFocus}>
        <DrawerHeader
          title="Keys of this page"
          text="They count while nothing is being typed."
        />
        <Drawer.Body className="flex flex-col gap-4">
          <dl className="grid grid-cols-[5rem_minmax(0,1fr)] gap-y-2">
            {keys.map((one) => (
              <div key={one.keys} className="contents">
                <dt>
                  <Kbd>{one.keys}</Kbd>
                </dt>
                <dd>
                  <Text size="small">{one.does}</Text>
                </dd>
              </div>
            ))}
          </dl>
          <div className="flex items-center gap-2">
            <Switch
              id="keys-on"
              checked={help.isOn}
              onCheckedChange={help.change}
            />
            <Label htmlFor="keys-on" size="small">
              Letters do something
            </Label>
          </div>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}
