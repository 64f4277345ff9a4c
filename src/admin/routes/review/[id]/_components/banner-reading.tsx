import { Button, Text } from "@medusajs/ui"
import type { CaseDetail } from "../../../../../api/contracts/case"
import type { AcknowledgementView } from "../../../../../api/contracts/case-comparison"
import { ApiAlert } from "../../../../components/api-alert"
import { useCaseAction } from "../../../../hooks/cases"
import { formatDate } from "../../../../lib/format"

type BannerReadingProps = {
  found: CaseDetail
  title: string
  asked: AcknowledgementView
  mayRead: boolean
}

/** Who has read a warning, and the way for the reviewer to say so (SAF-9, REP-1, SAF-20). */
export const BannerReading = (props: BannerReadingProps) => {
  const { found, title, asked, mayRead } = props
  const acknowledge = useCaseAction(found.id)
  const { kind, subject, open, given } = asked
  return (
    <>
      {given.map((one) => (
        <Text key={one.user_id} size="xsmall" className="text-ui-fg-subtle">
          Read by {one.name}, {formatDate(one.at)}
        </Text>
      ))}
      {acknowledge.error ? <ApiAlert error={acknowledge.error} /> : null}
      {open && mayRead ? (
        <Button
          variant="secondary"
          size="small"
          className="mt-1 self-start"
          isLoading={acknowledge.isPending}
          aria-label={`I have read this: ${title}`}
          onClick={() =>
            acknowledge.mutate({
              action: "acknowledgements",
              body: { kind, subject },
            })
          }
        >
          I have read this
        </Button>
      ) : null}
    </>
  )
}
