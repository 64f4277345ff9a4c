import { Button, Container, Heading, Text } from "@medusajs/ui"
import { ApiAlert } from "../../../components/api-alert"
import { useAdvanceClock, useClock, useNow } from "../../../hooks/clock"
import { useMe } from "../../../hooks/staff"
import { formatDateTime } from "../../../lib/format"

const HOUR = 60
const STEPS = [
  { label: "1 hour", minutes: HOUR },
  { label: "1 day", minutes: 24 * HOUR },
  { label: "1 week", minutes: 7 * 24 * HOUR },
]

/** Moves time forward in a demonstration; not there in production (PLT-6). */
export const ClockPanel = () => {
  const clock = useClock()
  const now = useNow()
  const advance = useAdvanceClock()
  const mayMove = useMe().data?.role === "administrator"
  if (!clock.data?.movable) {
    return null
  }
  return (
    <Container className="flex flex-col gap-3 px-4 py-4 sm:px-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <Heading level="h2">Test clock</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            Every rule sees this time:{" "}
            <time dateTime={new Date(now).toISOString()}>
              {formatDateTime(new Date(now).toISOString())}
            </time>
            {mayMove ? "" : ". An administrator can move it."}
          </Text>
        </div>
        {mayMove ? (
          <div className="flex flex-wrap gap-2">
            {STEPS.map(({ label, minutes }) => (
              <Button
                key={label}
                size="small"
                variant="secondary"
                isLoading={advance.isPending && advance.variables === minutes}
                onClick={() => advance.mutate(minutes)}
              >
                Forward {label}
              </Button>
            ))}
          </div>
        ) : null}
      </div>
      <ApiAlert error={advance.error} />
    </Container>
  )
}
