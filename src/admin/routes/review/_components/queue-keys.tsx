import type { RefObject } from "react"
import { KeysHelp, useKeysHelp } from "../../../components/keys-help"
import { useClaim } from "../../../hooks/cases"
import { useKeys } from "../../../hooks/use-keys"
import { QUEUE_KEYS, rowAfter } from "../../../lib/keys"

const ROWS = 'table a[href*="/review/"], ul a[href*="/review/"]'

type QueueKeysProps = {
  /** Where the list and its search are. */
  within: RefObject<HTMLElement | null>
}

/** The queue by the keyboard alone, and the list that shows how. */
export const QueueKeys = ({ within }: QueueKeysProps) => {
  const help = useKeysHelp()
  useQueueKeys(within, help.isOn)
  return <KeysHelp keys={QUEUE_KEYS} help={help} className="lg:inline-flex" />
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
