import { Text } from "@medusajs/ui"
import type { FormRow } from "../../../../api/contracts/form"
import { DataList, type Column } from "../../../components/data-list"
import { DraftBadge } from "../../../components/forms/draft-badge"
import { Pager } from "../../../components/pager"
import { QueryView } from "../../../components/query-view"
import { EmptyView } from "../../../components/state-views"
import { useForms } from "../../../hooks/forms"
import type { useListParams } from "../../../hooks/use-list-params"
import { formatDate } from "../../../lib/format"
import { minutes } from "../../../lib/forms/words"

const columns: Column<FormRow>[] = [
  { header: "Form", cell: ({ title }) => title },
  {
    header: "Asked for",
    cell: ({ category }) => category?.name ?? "No category yet",
  },
  {
    header: "Version",
    cell: ({ version, published_at }) =>
      version === null ? (
        "Not published"
      ) : (
        <span className="inline-flex flex-col">
          <span>{version}</span>
          <Text as="span" size="xsmall" className="text-ui-fg-subtle">
            {published_at ? formatDate(published_at) : ""}
          </Text>
        </span>
      ),
  },
  {
    header: "Draft",
    cell: ({ draft }) => (draft ? <DraftBadge draft={draft} /> : "–"),
  },
  {
    header: "Submitted in 30 days",
    cell: (form) => form.submitted_30_days,
  },
  {
    header: "Usual time",
    cell: ({ median_minutes }) => minutes(median_minutes),
  },
]

type FormListProps = { list: ReturnType<typeof useListParams> }

export const FormList = ({ list }: FormListProps) => {
  const q = list.get("q")
  const query = useForms({ q, limit: list.limit, offset: list.offset })
  return (
    <QueryView query={query}>
      {({ forms, count }) =>
        count === 0 ? (
          <EmptyView
            title={q ? "No form with this title" : "No forms yet"}
            text={
              q
                ? "Try another word of the title."
                : "Begin one with “New form”."
            }
          />
        ) : (
          <>
            <DataList
              label="Forms"
              columns={columns}
              rows={forms}
              rowKey={({ id }) => id}
              href={({ id }) => `/forms/${id}`}
            />
            <Pager
              count={count}
              limit={list.limit}
              page={list.page}
              onPage={list.setPage}
            />
          </>
        )
      }
    </QueryView>
  )
}
