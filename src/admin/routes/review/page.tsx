import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Badge, Container, Tabs } from "@medusajs/ui"
import { useRef } from "react"
import { NextCaseButton } from "../../components/next-case-button"
import { PageHeader } from "../../components/page-header"
import { QueueIcon } from "../../components/queue-icon"
import { useLive } from "../../hooks/live"
import { useMe } from "../../hooks/staff"
import { useListParams } from "../../hooks/use-list-params"
import { countWord, QUEUE_NAMES, queuesOfRole } from "../../lib/queues"
import { queueWord } from "../../lib/words"
import { LoadingView } from "../../components/state-views"
import { CaseFilters } from "./_components/case-filters"
import { CaseList } from "./_components/case-list"
import { HealthReportAlert } from "./_components/health-report-alert"
import { QueueKeys } from "./_components/queue-keys"
import { SavedViews } from "./_components/saved-views"
import { SafeguardingAlert } from "./_components/safeguarding-alert"

const ReviewQueuePage = () => {
  const me = useMe()
  const { counts, connected } = useLive()
  const list = useListParams()
  const page = useRef<HTMLDivElement>(null)
  const queue =
    list.get("queue") ?? queuesOfRole(me.data?.role)[0] ?? "prescriber"
  return (
    <Container ref={page} className="divide-y p-0">
      <PageHeader
        title="Review queue"
        text="Cases that wait for a decision, oldest first."
      >
        <Badge size="2xsmall" color={connected ? "green" : "grey"}>
          {connected ? "Live" : "Refreshed every 10 seconds"}
        </Badge>
        <QueueKeys within={page} />
        <NextCaseButton />
      </PageHeader>
      <SafeguardingAlert role={me.data?.role} />
      <HealthReportAlert role={me.data?.role} />
      {me.isPending ? (
        <LoadingView lines={2} />
      ) : (
        <Tabs
          value={queue}
          onValueChange={(next) => list.set("queue", next)}
          className="divide-y"
        >
          <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-6">
            <Tabs.List aria-label="Queue">
              {QUEUE_NAMES.map((name) => (
                <Tabs.Trigger key={name} value={name}>
                  {queueWord(name)}
                  {counts ? ` (${countWord(counts[name].queued)})` : ""}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            <SavedViews list={list} queue={queue} />
            <CaseFilters list={list} />
          </div>
          <Tabs.Content value={queue}>
            <CaseList queue={queue} list={list} />
          </Tabs.Content>
        </Tabs>
      )}
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "Review queue",
  icon: QueueIcon,
  rank: 1,
})

export default ReviewQueuePage
