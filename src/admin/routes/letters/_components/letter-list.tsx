import { Text } from "@medusajs/ui"
import type { LetterView } from "../../../../api/contracts/letter"
import { DataList, type Column } from "../../../components/data-list"
import { Pager } from "../../../components/pager"
import { QueryView } from "../../../components/query-view"
import { StateBadge } from "../../../components/state-badge"
import { EmptyView } from "../../../components/state-views"
import { TextLink } from "../../../components/text-link"
import { useLetters } from "../../../hooks/letters"
import type { useListParams } from "../../../hooks/use-list-params"
import { formatDateTime } from "../../../lib/format"
import { letterWords } from "../../../lib/words"
import { LetterActions } from "./letter-actions"

const columns: Column<LetterView>[] = [
  {
    header: "Case",
    cell: (letter) => (
      <TextLink
        to={`/review/${letter.case_id}`}
        className="txt-compact-small-plus whitespace-nowrap"
      >
        {letter.case_reference}
      </TextLink>
    ),
  },
  {
    header: "Practice",
    cell: ({ practice }) =>
      practice ? (
        <span className="inline-flex flex-col">
          <span>{practice.name}</span>
          <Text as="span" size="xsmall" className="text-ui-fg-subtle">
            {practice.address}
          </Text>
        </span>
      ) : (
        "None"
      ),
  },
  {
    header: "State",
    cell: ({ state }) => {
      const { word, colour } = letterWords(state)
      return <StateBadge color={colour}>{word}</StateBadge>
    },
  },
  {
    header: "Sent",
    cell: ({ sent_at, sent_to }) =>
      sent_at ? (
        <span className="inline-flex flex-col">
          <span className="whitespace-nowrap">{formatDateTime(sent_at)}</span>
          <Text as="span" size="xsmall" className="text-ui-fg-subtle">
            {sent_to}
          </Text>
        </span>
      ) : (
        "–"
      ),
  },
  {
    header: "Made",
    cell: (letter) => (
      <span className="whitespace-nowrap">
        {formatDateTime(letter.created_at)}
      </span>
    ),
  },
  {
    header: "Actions",
    cell: (letter) => <LetterActions letter={letter} />,
  },
]

type LetterListProps = { list: ReturnType<typeof useListParams> }

export const LetterList = ({ list }: LetterListProps) => {
  const state = list.get("state")
  const query = useLetters({ state, limit: list.limit, offset: list.offset })
  return (
    <QueryView query={query}>
      {({ letters, count }) =>
        count === 0 ? (
          <EmptyView
            title={state ? "No letter in this state" : "No letters yet"}
            text="Letters are made when a POM or P case is approved."
          />
        ) : (
          <>
            <DataList
              label="GP letters"
              columns={columns}
              rows={letters}
              rowKey={(letter) => letter.id}
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
