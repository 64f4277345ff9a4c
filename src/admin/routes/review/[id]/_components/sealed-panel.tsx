import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { SealedRecordOpened } from "../../../../../api/contracts/sealed-record"
import { Panel } from "../../../../components/panel"
import { QueryView } from "../../../../components/query-view"
import { useSealedRecord } from "../../../../hooks/sealed-record"
import { formatDate, formatDateTime } from "../../../../lib/format"
import { KEPT_WORDS, openingWord } from "../../../../lib/sealed-words"
import { AnswersReading } from "./answers-reading"
import { OpenSealedDrawer } from "./open-sealed-drawer"

type Props = { consultationId: string }

/** Answers that ended: who opened their record, and the one way to open it (REN-6). */
export const SealedPanel = ({ consultationId }: Props) => {
  const [isAsking, setAsking] = useState(false)
  const [opened, setOpened] = useState<SealedRecordOpened>()
  if (opened) {
    return <OpenedRecord consultationId={consultationId} opened={opened} />
  }
  return (
    <Panel title="Consultation">
      <Cover consultationId={consultationId} onOpen={() => setAsking(true)} />
      {isAsking ? (
        <OpenSealedDrawer
          consultationId={consultationId}
          onClose={() => setAsking(false)}
          onOpened={(record) => {
            setAsking(false)
            setOpened(record)
          }}
        />
      ) : null}
    </Panel>
  )
}

const Cover = ({ consultationId, onOpen }: Props & { onOpen: () => void }) => {
  const query = useSealedRecord(consultationId)
  return (
    <QueryView query={query}>
      {(record) => (
        <div className="flex flex-col gap-3">
          <Text size="small">
            The answers were sealed on {formatDate(record.sealed_at)} and can no
            longer be used. A record is kept because{" "}
            {KEPT_WORDS[record.retention_class]}. Opening it is logged with your
            name and reason.
          </Text>
          <Button
            size="small"
            variant="secondary"
            className="self-start"
            onClick={onOpen}
          >
            Open the sealed record
          </Button>
          {record.openings.length > 0 ? (
            <ul className="txt-small text-ui-fg-subtle flex flex-col gap-1">
              {record.openings.map((one) => (
                <li key={one.id}>
                  {formatDateTime(one.at)}: {one.name},{" "}
                  {openingWord(one.reason)}. {one.note}
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      )}
    </QueryView>
  )
}

type OpenedProps = Props & { opened: SealedRecordOpened }

const OpenedRecord = ({ consultationId, opened }: OpenedProps) => (
  <>
    <AnswersReading
      title="Sealed record, opened for you now"
      consultation={opened.consultation}
    />
    {opened.safeguarding_note || opened.files.length > 0 ? (
      <Panel title="Kept with it">
        {opened.safeguarding_note ? (
          <Text size="small">Safeguarding: {opened.safeguarding_note}</Text>
        ) : null}
        <ul className="txt-small flex flex-col gap-1">
          {opened.files.map(({ file_id, name }) => (
            <li key={file_id}>
              <a
                className="text-ui-fg-interactive"
                target="_blank"
                rel="noreferrer"
                href={`/admin/consultations/${consultationId}/sealed-record/files/${file_id}`}
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      </Panel>
    ) : null}
  </>
)
