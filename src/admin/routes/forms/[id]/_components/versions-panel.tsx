import { ArrowDownTray } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import type { FormVersionRow } from "../../../../../api/contracts/form"
import { DataList, type Column } from "../../../../components/data-list"
import { Panel } from "../../../../components/panel"
import { EmptyView } from "../../../../components/state-views"
import { apiUrl } from "../../../../lib/api"
import { formatDateTime } from "../../../../lib/format"

type VersionsPanelProps = { formId: string; versions: FormVersionRow[] }

const columns = (formId: string): Column<FormVersionRow>[] => [
  { header: "Version", cell: ({ number }) => `Version ${number}` },
  {
    header: "Published",
    cell: ({ published_at, published_by_name }) => (
      <span className="inline-flex flex-col">
        <span className="whitespace-nowrap">
          {formatDateTime(published_at)}
        </span>
        <span className="txt-xsmall text-ui-fg-subtle">
          {published_by_name ?? "By the system"}
        </span>
      </span>
    ),
  },
  {
    header: "What changed",
    cell: ({ change_note }) => (
      <span className="block min-w-32 max-w-sm whitespace-normal break-words">
        {change_note ?? "–"}
      </span>
    ),
  },
  {
    header: "Consultations",
    cell: ({ consultations }) => consultations,
  },
  {
    header: "Export",
    cell: ({ number }) => (
      <Button size="small" variant="transparent" asChild>
        <a
          href={apiUrl(`/admin/forms/${formId}/versions/${number}/fhir`)}
          download={`form-version-${number}.fhir.json`}
          aria-label={`Export version ${number} as FHIR`}
        >
          <ArrowDownTray /> FHIR
        </a>
      </Button>
    ),
  },
]

/** Every version, the newest first. */
export const VersionsPanel = ({ formId, versions }: VersionsPanelProps) => (
  <Panel title="Versions" flush>
    {versions.length === 0 ? (
      <EmptyView
        title="No version yet"
        text="Patients can be asked this form once a colleague publishes its draft."
      />
    ) : (
      <DataList
        label="Versions"
        columns={columns(formId)}
        rows={versions}
        rowKey={({ number }) => String(number)}
      />
    )}
  </Panel>
)
