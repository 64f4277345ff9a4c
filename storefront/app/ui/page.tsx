import type { ReactNode } from "react"
import { useRouteLoaderData } from "react-router"
import type { loader } from "../root"
import { Notice } from "./notice"

type Props = {
  title: string
  /** Starts the title with "Error:", as the first thing that is read out. */
  invalid?: boolean
  /** False keeps the page out of search engines. */
  index?: boolean
  description?: string
  /** One reading column, for forms and texts. */
  narrow?: boolean
  /** Inside a layout that sets the width. */
  inner?: boolean
  children: ReactNode
}

/** The inside of a page: its title, what search engines may do, its width. */
export function Page(props: Props) {
  const data = useRouteLoaderData<typeof loader>("root")
  const name = data?.pharmacy.name ?? "Pharmacy"
  const title = `${props.invalid ? "Error: " : ""}${props.title} – ${name}`
  return (
    <div className={props.inner ? undefined : props.narrow ? "column" : "wrap"}>
      <title>{title}</title>
      {props.description ? (
        <meta name="description" content={props.description} />
      ) : null}
      {props.index === true ? null : <meta name="robots" content="noindex" />}
      {data?.notice ? (
        <Notice live>
          <p>{data.notice}</p>
        </Notice>
      ) : null}
      {props.children}
    </div>
  )
}
