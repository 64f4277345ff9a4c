import type { ReactNode } from "react"

type MenuCountProps = { count: number; label: string; children: ReactNode }

/** A menu icon with the number of things that wait behind it. */
export const MenuCount = ({ count, label, children }: MenuCountProps) => (
  <span className="relative inline-flex">
    {children}
    {count > 0 ? (
      <span
        className="absolute -right-1.5 -top-1.5 min-w-3.5 rounded-full bg-[#e11d48] px-0.5 text-center text-[9px] font-medium leading-[14px] text-white"
        aria-label={`${count} ${label}`}
      >
        {count > 99 ? "99+" : count}
      </span>
    ) : null}
  </span>
)
