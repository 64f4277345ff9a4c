import type { ReactNode } from "react"

type MenuCountProps = { count: number; label: string; children: ReactNode }

/**
 * A menu icon that gives way to the number of things that wait behind it: the
 * dashboard cuts off whatever stands out of the icon's small square.
 */
export const MenuCount = ({ count, label, children }: MenuCountProps) =>
  count > 0 ? (
    <span
      className="flex size-5 shrink-0 items-center justify-center rounded-[4px] bg-rose-600 text-[10px] font-medium leading-none text-white"
      title={`${count} ${label}`}
    >
      {count > 99 ? "99+" : count}
      <span className="sr-only"> {label}, </span>
    </span>
  ) : (
    children
  )
