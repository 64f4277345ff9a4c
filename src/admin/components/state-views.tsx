import { Button, Heading, Skeleton, Text } from "@medusajs/ui"
import { ApiError } from "../lib/api"
import { errorSentence } from "../lib/error-words"

const LINES = ["a", "b", "c", "d", "e", "f"]

/** What stands where a list or a panel will be. */
export const LoadingView = ({ lines = 6 }: { lines?: number }) => (
  <div
    className="flex flex-col gap-3 px-4 py-4 sm:px-6"
    role="status"
    aria-busy="true"
    aria-label="Loading"
  >
    {LINES.slice(0, lines).map((line) => (
      <Skeleton key={line} className="h-8 w-full rounded-md" />
    ))}
  </div>
)

type EmptyViewProps = { title: string; text?: string }

export const EmptyView = ({ title, text }: EmptyViewProps) => (
  <div className="flex flex-col items-center gap-1 px-6 py-12 text-center">
    <Heading level="h3">{title}</Heading>
    {text ? (
      <Text size="small" className="text-ui-fg-subtle">
        {text}
      </Text>
    ) : null}
  </div>
)

type ErrorViewProps = { error: unknown; onRetry?: () => void }

/** Why nothing is shown; a role that lacks the right is no fault to retry. */
export const ErrorView = ({ error, onRetry }: ErrorViewProps) => {
  const status = error instanceof ApiError ? error.status : 0
  const title =
    status === 403
      ? "Not part of your role"
      : status === 404
        ? "Not found"
        : "This could not be loaded"
  return (
    <div
      role="alert"
      className="flex flex-col items-center gap-2 px-6 py-12 text-center"
    >
      <Heading level="h3">{title}</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {errorSentence(error)}
      </Text>
      {onRetry && status !== 403 ? (
        <Button size="small" variant="secondary" onClick={onRetry}>
          Try again
        </Button>
      ) : null}
    </div>
  )
}
