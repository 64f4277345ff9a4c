import { Button } from "@medusajs/ui"
import { useNextCase } from "../hooks/next-case"
import { useMay } from "../hooks/staff"

/** Claims and opens the oldest case that waits for oneself; the key n presses it. */
export const NextCaseButton = () => {
  const next = useNextCase()
  return useMay()("POST /admin/cases/next") ? (
    <Button
      size="small"
      variant="secondary"
      isLoading={next.isPending}
      onClick={() => next.mutate()}
      data-shortcut="n"
    >
      Next case
    </Button>
  ) : null
}
