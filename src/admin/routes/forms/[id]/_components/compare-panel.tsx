import { useState } from "react"
import type { FormVersionRow } from "../../../../../api/contracts/form"
import { ChangesView } from "../../../../components/forms/changes-view"
import { Panel } from "../../../../components/panel"
import { QueryView } from "../../../../components/query-view"
import { SelectField } from "../../../../components/select-field"
import { useFormVersion, useVersionChanges } from "../../../../hooks/forms"
import { readDraft } from "../../../../lib/forms/read-draft"

type ComparePanelProps = { formId: string; versions: FormVersionRow[] }

/** What became different between any two versions. */
export const ComparePanel = ({ formId, versions }: ComparePanelProps) => {
  const [newest, before] = versions.map(({ number }) => number)
  const [from, setFrom] = useState(before ?? 1)
  const [to, setTo] = useState(newest ?? 1)
  const options = versions.map(({ number }) => ({
    value: String(number),
    label: `Version ${number}`,
  }))
  const changes = useVersionChanges(formId, from, to)
  const later = useFormVersion(formId, to)
  return (
    <Panel title="Compare">
      <div className="flex flex-col gap-4">
        <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
          <SelectField
            id="compare-from"
            label="From"
            value={String(from)}
            options={options}
            onChange={(value) => setFrom(Number(value))}
          />
          <SelectField
            id="compare-to"
            label="To"
            value={String(to)}
            options={options}
            onChange={(value) => setTo(Number(value))}
          />
        </div>
        <QueryView query={changes}>
          {(found) => (
            <QueryView query={later}>
              {({ definition }) => (
                <ChangesView
                  changes={found}
                  form={
                    readDraft({
                      definition,
                      golden_cases: [],
                      form: { id: formId, key: "", title: "" },
                    }).definition
                  }
                />
              )}
            </QueryView>
          )}
        </QueryView>
      </div>
    </Panel>
  )
}
