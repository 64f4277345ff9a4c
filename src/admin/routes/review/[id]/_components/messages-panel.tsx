import { Text } from "@medusajs/ui"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { Panel } from "../../../../components/panel"
import { formatDateTime } from "../../../../lib/format"

type Message = CaseDetail["messages"][number]

const AUTHORS = {
  patient: "Patient",
  staff: "Clinical team",
  system: "Written by the system",
} as const

const statusOf = (message: Message): string =>
  message.from === "patient"
    ? ""
    : message.read_at
      ? ` · read ${formatDateTime(message.read_at)}`
      : " · not read yet"

/** What the patient and the team have written about the case, the newest last (REV-1). */
export const MessagesPanel = ({ messages }: Pick<CaseDetail, "messages">) =>
  messages.length === 0 ? null : (
    <Panel title="Messages">
      <ol className="flex flex-col gap-3">
        {messages.map((message) => (
          <li
            key={message.id}
            className={`rounded-md border p-3 ${message.from === "patient" ? "bg-ui-bg-highlight" : "bg-ui-bg-subtle"}`}
          >
            <Text size="xsmall" className="text-ui-fg-subtle">
              {message.name ?? AUTHORS[message.from]},{" "}
              {formatDateTime(message.sent_at)}
              {statusOf(message)}
            </Text>
            <Text size="small" className="whitespace-pre-line break-words">
              {message.body}
            </Text>
          </li>
        ))}
      </ol>
    </Panel>
  )
