import type { ReactNode } from "react"

type Props = {
  tone?: "calm" | "warn" | "danger"
  title?: string
  /** Read out when the page opens: something has just happened. */
  live?: boolean
  children: ReactNode
}

/** A framed remark. Its words say what its colour says. */
export function Notice({ tone = "calm", title, live, children }: Props) {
  return (
    <div
      className={`notice ${tone === "calm" ? "" : tone}`}
      role={live ? "status" : undefined}
    >
      {title ? <h2>{title}</h2> : null}
      {children}
    </div>
  )
}
