import type { ReactNode } from "react"

type MenuCountProps = { count: number; label: string; children: ReactNode }

/**
 * A menu icon that gives way to the number of things that wait behind it. It
 * fills the icon's square of 15 px, for the dashboard cuts off what is larger.
 */
export const MenuCount = ({ count, label, children }: MenuCountProps) =>
  count > 0 ? (
    <span
      className="flex size-[15px] items-center justify-center bg-rose-600 text-[9px] font-medium leading-none tracking-tight text-white"
      title={`${count} ${label}`}
    >
      {count > 99 ? "…" : count}
      <span className="sr-only"> {label}, </span>
    </span>
  ) : (
    children
  )
