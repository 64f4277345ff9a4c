import { Text } from "@medusajs/ui"
import type {
  SupplyCheckView,
  SupplyDetailView,
} from "../../../../../api/contracts/supply"
import { Panel } from "../../../../components/panel"
import {
  formatDate,
  formatDateTime,
  sentenceCase,
} from "../../../../lib/format"
import { roleWord } from "../../../../lib/words"

const checkLine = (check: SupplyCheckView): string =>
  [
    check.name,
    roleWord(check.role),
    check.registration_number
      ? `${check.registration_body ?? ""} ${check.registration_number}`
      : "",
    formatDateTime(check.at),
    check.voided_at ? `void since ${formatDateTime(check.voided_at)}` : "",
  ]
    .filter(Boolean)
    .join(" · ")

type RecordsProps = {
  title: string
  lines: [key: string, what: string, text: string][]
}

const Records = ({ title, lines }: RecordsProps) => (
  <section className="flex flex-col gap-2">
    <Text size="small" weight="plus" className="text-ui-fg-subtle">
      {title}
    </Text>
    {lines.length === 0 ? (
      <Text size="small" className="text-ui-fg-subtle">
        None
      </Text>
    ) : (
      <ul className="flex flex-col gap-2">
        {lines.map(([key, what, text]) => (
          <li key={key}>
            <Text size="small" weight="plus">
              {what}
            </Text>
            <Text size="xsmall" className="text-ui-fg-subtle">
              {text}
            </Text>
          </li>
        ))}
      </ul>
    )}
  </section>
)

/** Batches, checks and holds of the supply (DSP-2, DSP-6). */
export const RecordsPanel = ({ supply }: { supply: SupplyDetailView }) => (
  <Panel title="Batches, checks and holds">
    <div className="grid grid-cols-1 gap-6 md:grid-cols-3">
      <Records
        title="Batches"
        lines={supply.batches.map((batch) => [
          `${batch.gtin}-${batch.batch_number}-${batch.at}`,
          `${batch.batch_number}, expires ${formatDate(batch.expiry)}`,
          `${batch.gtin} · ${batch.packs} × · ${formatDateTime(batch.at)}`,
        ])}
      />
      <Records
        title="Checks"
        lines={supply.checks.map((check) => [
          `${check.kind}-${check.at}`,
          `${sentenceCase(check.kind)} check`,
          checkLine(check),
        ])}
      />
      <Records
        title="Holds"
        lines={supply.holds.map((hold) => [
          hold.id,
          sentenceCase(hold.reason_code),
          hold.released_at
            ? `Released ${formatDateTime(hold.released_at)}`
            : `Open since ${formatDateTime(hold.opened_at)}`,
        ])}
      />
    </div>
  </Panel>
)
