import type { IdentityReviewRow } from "../../../../api/contracts/identity"
import { DataList, type Column } from "../../../components/data-list"
import { Pager } from "../../../components/pager"
import { QueryView } from "../../../components/query-view"
import { StateBadge } from "../../../components/state-badge"
import { EmptyView } from "../../../components/state-views"
import { useIdentityReviews } from "../../../hooks/identity"
import type { useListParams } from "../../../hooks/use-list-params"
import { formatDateTime } from "../../../lib/format"
import {
  checkWords,
  documentWord,
  outcomeWord,
} from "../../../lib/identity-words"

const columns: Column<IdentityReviewRow>[] = [
  {
    header: "Patient",
    cell: ({ patient }) =>
      patient ? `${patient.first_name} ${patient.last_name}` : "Unknown",
  },
  {
    header: "State",
    cell: ({ state }) => {
      const { word, colour } = checkWords(state)
      return <StateBadge color={colour}>{word}</StateBadge>
    },
  },
  { header: "Provider said", cell: ({ outcome }) => outcomeWord(outcome) },
  {
    header: "Case",
    cell: ({ case: about }) => (
      <span className="whitespace-nowrap">{about?.reference ?? "None"}</span>
    ),
  },
  { header: "Cases waiting", cell: ({ waiting_cases }) => waiting_cases },
  {
    header: "Missing",
    cell: ({ missing, is_death_record }) =>
      is_death_record ? "–" : missing.map(documentWord).join(", ") || "Nothing",
    hideOnCard: true,
  },
  {
    header: "Since",
    cell: ({ since }) => (
      <span className="whitespace-nowrap">{formatDateTime(since)}</span>
    ),
  },
]

type IdentityListProps = {
  list: ReturnType<typeof useListParams>
  show: string
}

export const IdentityList = ({ list, show }: IdentityListProps) => {
  const { limit, offset } = list
  const query = useIdentityReviews({ show, limit, offset })
  return (
    <QueryView query={query}>
      {({ reviews, count }) =>
        count === 0 ? (
          <EmptyView
            title={
              show === "review"
                ? "No identity needs you"
                : "Nobody was asked for documents"
            }
            text="People come here when LexisNexis could not confirm them, or says that they have died."
          />
        ) : (
          <>
            <DataList
              label="Identity checks"
              columns={columns}
              rows={reviews}
              rowKey={(row) => row.check_id}
              href={({ case: about }) =>
                about ? `/review/${about.id}` : "/identity"
              }
            />
            <Pager
              count={count}
              limit={limit}
              page={list.page}
              onPage={list.setPage}
            />
          </>
        )
      }
    </QueryView>
  )
}
