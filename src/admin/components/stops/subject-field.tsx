import { Text } from "@medusajs/ui"
import { useState } from "react"
import type { StopSubject } from "../../../api/contracts/stop"
import { useStopSubjects } from "../../hooks/stops"
import { STOP_SCOPE_WORDS } from "../../lib/stop-words"
import { ApiAlert } from "../api-alert"
import { SearchField } from "../search-field"
import { SelectField } from "../select-field"
import { keyOf } from "./subject-key"

type SubjectFieldProps = {
  known: StopSubject[] | undefined
  value: StopSubject | undefined
  error: string | undefined
  onChange: (subject: StopSubject | undefined) => void
}

/** What is stopped: chosen from the page's own, or searched by reference, product or batch. */
export const SubjectField = (props: SubjectFieldProps) => {
  const { known, value, error, onChange } = props
  const [q, setQ] = useState("")
  const found = useStopSubjects(q)
  const subjects = known ?? found.data ?? []
  return (
    <div className="flex flex-col gap-2">
      {known ? null : (
        <SearchField
          label="What to stop: reference, product, batch"
          value={q}
          onSearch={setQ}
        />
      )}
      <ApiAlert error={found.error} />
      {!known && found.data?.length === 0 ? (
        <Text size="small" role="status">
          Nothing has this reference, name or batch.
        </Text>
      ) : null}
      {subjects.length > 0 || error ? (
        <SelectField
          id="subject"
          label="What to stop"
          value={value ? keyOf(value) : ""}
          error={error}
          options={subjects.map((one) => ({
            value: keyOf(one),
            label: `${STOP_SCOPE_WORDS[one.scope]}: ${one.label}`,
          }))}
          onChange={(key) =>
            onChange(subjects.find((one) => keyOf(one) === key))
          }
        />
      ) : null}
    </div>
  )
}
