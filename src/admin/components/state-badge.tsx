import { StatusBadge } from "@medusajs/ui"
import type { ReactNode } from "react"
import type { Colour } from "../lib/words"

type StateBadgeProps = { color: Colour; children: ReactNode }

/** A state in words, on one line. */
export const StateBadge = ({ color, children }: StateBadgeProps) => (
  <StatusBadge color={color} className="w-fit whitespace-nowrap">
    {children}
  </StatusBadge>
)
