import { Button, Drawer, Kbd, Label, Switch, Text } from "@medusajs/ui"
import { useCallback, useState, type RefObject } from "react"
import { DrawerHeader } from "../../../components/drawer-header"
import { useClaim } from "../../../hooks/cases"
import { useKeys } from "../../../hooks/use-keys"
import { useReturnFocus } from "../../../hooks/use-return-focus"
import { useShortcuts } from "../../../hooks/use-shortcuts"
import { QUEUE_KEYS, rowAfter } from "../../../lib/keys"

const ROWS = 'table a[href*="/review/"], ul a[href*="/review/"]'

type QueueKeysProps = {
  /** Where the list and its search are. */
  within: RefObject<HTMLElement | null>
}

/** The queue by the keyboard alone, and the list that shows how. */
export const QueueKeys = ({ within }: QueueKeysProps) => {
  const [isOpen, setOpen] = useState(false)
  const show = useCallback(() => setOpen(true), [])
  const { isOn, change } = useShortcuts(show)
  useQueueKeys(within, isOn)
  return (
    <>
      <Button
        size="small"
        variant="transparent"
        className="hidden lg:inline-flex"
        onClick={show}
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

/** Moves over the rows, which are links: Enter opens the one that has the focus. */
function useQueueKeys(within: QueueKeysProps["within"], isOn: boolean): void {
  const claim = useClaim()
  const rows = () =>
    Array.from(within.current?.querySelectorAll<HTMLAnchorElement>(ROWS) ?? [])
  const focused = (all: HTMLAnchorElement[]) =>
    all.findIndex((row) => row === document.activeElement)
  const move = (step: 1 | -1) => () => {
    const all = rows()
    all[rowAfter(focused(all), step, all.length)]?.focus()
  }
  const claimRow = () => {
    const all = rows()
    const id = all[focused(all)]?.pathname.split("/").at(-1)
    if (id && !claim.isPending) {
      claim.mutate(id)
    }
  }
  const search = () =>
    within.current?.querySelector<HTMLElement>('[role="searchbox"]')?.focus()
  useKeys({
    ArrowDown: move(1),
    ArrowUp: move(-1),
    ...(isOn
      ? { j: move(1), k: move(-1), c: claimRow, "/": search }
      : undefined),
  })
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
          <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-y-2">
            {QUEUE_KEYS.map(({ keys, does }) => (
              <div key={keys} className="contents">
                <dt>
                  <Kbd>{keys}</Kbd>
                </dt>
                <dd>
                  <Text size="small">{does}</Text>
                </dd>
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
