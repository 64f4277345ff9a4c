import { Badge, Button, Text } from "@medusajs/ui"
import type { DenialReasonView } from "../../../../../api/contracts/denial-reason"
import { DataList, type Column } from "../../../../components/data-list"
import { EmptyView } from "../../../../components/state-views"
import { scopeWord } from "../../../../lib/denial-reasons"
import { adviceWords } from "../../../../lib/words"

type Edit = ((reason: DenialReasonView) => void) | undefined

const columns = (onEdit: Edit): Column<DenialReasonView>[] => [
  {
    header: "Reason",
    cell: (one) => (
      <span className="inline-flex max-w-xl flex-col">
        <span className="font-medium">{one.title}</span>
        <Text as="span" size="xsmall" className="text-ui-fg-subtle">
          {one.patient_text}
        </Text>
      </span>
    ),
  },
  {
    header: "Advice",
    cell: (one) => {
      const { word, colour } = adviceWords(one.advice_level)
      return (
        <Badge size="2xsmall" color={colour} className="whitespace-nowrap">
          {word}
        </Badge>
      )
    },
  },
  { header: "For", cell: scopeWord },
  {
    header: "State",
    cell: (one) => (
      <Badge
        size="2xsmall"
        color={one.active ? "green" : "grey"}
        className="whitespace-nowrap"
      >
        {one.active ? "In use" : "Not in use"}
      </Badge>
    ),
  },
  ...(onEdit
    ? [
        {
          header: "Actions",
          cell: (one: DenialReasonView) => (
            <Button
              size="small"
              variant="secondary"
              aria-label={`Edit ${one.title}`}
              onClick={() => onEdit(one)}
            >
              Edit
            </Button>
          ),
        },
      ]
    : []),
]

type ReasonListProps = { reasons: DenialReasonView[]; onEdit: Edit }

export const ReasonList = ({ reasons, onEdit }: ReasonListProps) =>
  reasons.length > 0 ? (
    <DataList
      label="Denial reasons"
      columns={columns(onEdit)}
      rows={reasons}
      rowKey={(one) => one.code}
    />
  ) : (
    <EmptyView
      title="There are no reasons yet"
      text="Nothing can be denied until somebody has added one."
    />
  )
