import type { UseQueryResult } from "@tanstack/react-query"
import { Alert, Button, Text } from "@medusajs/ui"
import type {
  ReconciliationSummary,
  ReconciliationView,
} from "../../../../api/contracts/reconciliation"
import { ApiAlert } from "../../../components/api-alert"
import { QueryView } from "../../../components/query-view"
import { TextLink } from "../../../components/text-link"
import { useCompareNow } from "../../../hooks/reconciliation"
import { countWord, formatDateTime } from "../../../lib/format"

type Run = { run: ReconciliationView | null }

export const CompareButton = ({ run }: Run) => {
  const compare = useCompareNow()
  const isRunning = run !== null && run.finished_at === null
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        isLoading={compare.isPending || isRunning}
        onClick={() => compare.mutate()}
      >
        Compare now
      </Button>
      <ApiAlert error={compare.error} />
    </>
  )
}

const countsOf = (run: ReconciliationView): string =>
  [
    countWord(run.payments, "payment"),
    countWord(run.refunds, "refund"),
    countWord(run.disputes, "dispute"),
  ].join(", ")

const resultOf = (run: ReconciliationView): string => {
  if (!run.finished_at) {
    return `Comparing: ${Math.round(run.progress * 100)}% done, ${countsOf(run)} so far.`
  }
  const open = run.open_differences ?? 0
  const found = open === 0 ? "no difference" : countWord(open, "difference")
  return `Compared on ${formatDateTime(run.finished_at)}: ${countsOf(run)}, ${found}.`
}

/** What the last comparison found, and what stands in its way. */
export const LastRun = ({
  query,
}: {
  query: UseQueryResult<ReconciliationSummary>
}) => (
  <QueryView query={query}>
    {({ run, open_disputes }) => (
      <div className="flex flex-col gap-3 px-4 py-4 sm:px-6">
        <Text size="small" role="status">
          {run ? resultOf(run) : "Nothing was compared yet."}
        </Text>
        {run?.last_error && !run.finished_at ? (
          <Alert variant="warning">
            Stripe could not be read. It is tried again by itself.
          </Alert>
        ) : null}
        {open_disputes > 0 ? (
          <Alert variant="error">
            {open_disputes === 1
              ? "A bank disputes a payment. "
              : `Banks dispute ${open_disputes} payments. `}
            <TextLink to="/reconciliation?show=disputes">
              Open the disputes
            </TextLink>
          </Alert>
        ) : null}
      </div>
    )}
  </QueryView>
)
