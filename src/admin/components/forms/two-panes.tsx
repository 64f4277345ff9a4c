import { useEffect, useRef, type ReactNode } from "react"

type TwoPanesProps = {
  list: ReactNode
  /** What is chosen in the list: when it changes, it is brought into view. */
  chosen: string | undefined
  children: ReactNode
}

/** A list beside what is chosen in it; above it on a phone. */
export const TwoPanes = ({ list, chosen, children }: TwoPanesProps) => {
  const pane = useRef<HTMLDivElement>(null)
  const seen = useRef(chosen)
  useEffect(() => {
    if (seen.current !== chosen && (pane.current?.clientHeight ?? 0) > 0) {
      pane.current?.scrollIntoView({ block: isBeside() ? "nearest" : "start" })
      pane.current?.scrollTo({ top: 0 })
    }
    seen.current = chosen
  }, [chosen])
  return (
    <div className="grid grid-cols-1 divide-y md:grid-cols-[14rem_minmax(0,1fr)] md:divide-x md:divide-y-0">
      <div className={`p-3 ${OWN_SCROLL}`}>{list}</div>
      <div ref={pane} className={`min-w-0 scroll-mt-4 p-4 ${OWN_SCROLL}`}>
        {children}
      </div>
    </div>
  )
}

/** Beside each other the two scroll apart, so that a long list stays at hand. */
const OWN_SCROLL = "md:h-[calc(100vh-9rem)] md:overflow-y-auto"

const isBeside = () => window.matchMedia("(min-width: 768px)").matches
