import type { ReactNode } from "react"

/** The button of a long form: stays in sight while the form is scrolled. */
export const FormEnd = ({ children }: { children: ReactNode }) => (
  <div className="bg-ui-bg-base sticky bottom-0 z-10 -mx-1 flex flex-col items-start px-1 py-2">
    {children}
  </div>
)
