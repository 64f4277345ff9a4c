import { Button, Container, Heading, Text } from "@medusajs/ui"
import { Link, useNavigate } from "react-router-dom"
import type { FormRow } from "../../../../../api/contracts/form"
import { ApiAlert } from "../../../../components/api-alert"
import { DraftBadge } from "../../../../components/forms/draft-badge"
import { useOpenDraft } from "../../../../hooks/forms"
import { useMe } from "../../../../hooks/staff"
import { minutes } from "../../../../lib/forms/words"

const EDITORS = ["pharmacist", "prescriber", "administrator"]

/** The form's name, how it is used, and the way to its draft. */
export const FormHeader = ({ form }: { form: FormRow }) => {
  const open = useOpenDraft(form.id)
  const navigate = useNavigate()
  const role = useMe().data?.role
  const start = () =>
    open.mutate(undefined, {
      onSuccess: ({ draft }) => void navigate(`/forms/drafts/${draft.id}`),
    })
  return (
    <Container className="flex flex-col gap-3 px-4 py-4 sm:px-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <Heading level="h1">{form.title}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {form.version === null
              ? "Not published yet"
              : `Version ${form.version}, ${form.submitted_30_days} submitted in 30 days, usual time ${minutes(form.median_minutes)}`}
          </Text>
        </div>
        {form.draft ? (
          <div className="flex flex-wrap items-center gap-3">
            <DraftBadge draft={form.draft} />
            <Button size="small" asChild>
              <Link to={`/forms/drafts/${form.draft.id}`}>Open the draft</Link>
            </Button>
          </div>
        ) : role && EDITORS.includes(role) ? (
          <Button size="small" isLoading={open.isPending} onClick={start}>
            Start a draft
          </Button>
        ) : null}
      </div>
      <ApiAlert error={open.error} />
    </Container>
  )
}
