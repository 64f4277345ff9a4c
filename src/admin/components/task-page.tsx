import { Container } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useSearchParams } from "react-router-dom"
import { useListParams } from "../hooks/use-list-params"
import { FilterSelect } from "./filter-select"
import { PageHeader } from "./page-header"

const ALL = "all"

type TaskPageProps = {
  title: string
  text: string
  states: { value: string; label: string }[]
  /** What all states together are called. */
  all: string
  /** The parameter of the address that names the task that is open. */
  param: string
  list: (list: ReturnType<typeof useListParams>) => ReactNode
  drawer: (id: string, close: () => void) => ReactNode
}

/** A list of clinicians' tasks by state, with the one that is open beside it. */
export const TaskPage = (props: TaskPageProps) => {
  const { title, text, states, all, param } = props
  const list = useListParams()
  const [, setParams] = useSearchParams()
  const task = list.get(param)
  // The list stays on its page.
  const close = () =>
    setParams(
      (known) => {
        const next = new URLSearchParams(known)
        next.delete(param)
        return next
      },
      { replace: true }
    )
  return (
    <Container className="divide-y p-0">
      <PageHeader title={title} text={text}>
        <FilterSelect
          label="State"
          value={list.get("state") ?? ALL}
          options={[{ value: ALL, label: all }, ...states]}
          onChange={(value) => list.set("state", value === ALL ? null : value)}
        />
      </PageHeader>
      {props.list(list)}
      {task ? props.drawer(task, close) : null}
    </Container>
  )
}
