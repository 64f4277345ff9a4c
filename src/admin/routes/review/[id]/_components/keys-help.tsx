import { Button, Drawer, Kbd, Label, Switch } from "@medusajs/ui"
import { useCallback, useState } from "react"
import { DrawerHeader } from "../../../../components/drawer-header"
import { useReturnFocus } from "../../../../hooks/use-return-focus"
import { useShortcuts } from "../../../../hooks/use-shortcuts"

const KEYS: [string, string][] = [
  ["c", "Claim the case"],
  ["a", "Approve, or process"],
  ["p", "Change what is prescribed"],
  ["m", "Message: ask the patient"],
  ["d", "Deny"],
  ["f", "To the flags"],
  ["n", "Next case: claim and open the oldest that waits for you"],
  ["?", "This list"],
]

/** The page's keys, and the list of them. */
export const KeysHelp = () => {
  const [isOpen, setOpen] = useState(false)
  const { isOn, change } = useShortcuts(useCallback(() => setOpen(true), []))
  return (
    <>
      <Button
        size="small"
        variant="transparent"
        className="hidden self-start xl:inline-flex"
        onClick={() => setOpen(true)}
      >
        Keys <Kbd>?</Kbd>
      </Button>
      {isOpen ? (
        <KeysDrawer
          isOn={isOn}
          onChange={change}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}

type KeysDrawerProps = {
  isOn: boolean
  onChange: (next: boolean) => void
  onClose: () => void
}

const KeysDrawer = ({ isOn, onChange, onClose }: KeysDrawerProps) => {
  const returnFocus = useReturnFocus()
  return (
    <Drawer open onOpenChange={(next) => (next ? null : onClose())}>
      <Drawer.Content onCloseAutoFocus={returnFocus}>
        <DrawerHeader
          title="Keys of this page"
          text="They count while nothing is being typed."
        />
        <Drawer.Body className="flex flex-col gap-4">
          <dl className="grid grid-cols-[3rem_minmax(0,1fr)] gap-y-2">
            {KEYS.map(([key, text]) => (
              <div key={key} className="contents">
                <dt>
                  <Kbd>{key}</Kbd>
                </dt>
                <dd className="txt-small">{text}</dd>
              </div>
            ))}
          </dl>
          <div className="flex items-center gap-2">
            <Switch id="keys-on" checked={isOn} onCheckedChange={onChange} />
            <Label htmlFor="keys-on" size="small">
              Letters do something
            </Label>
          </div>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}
