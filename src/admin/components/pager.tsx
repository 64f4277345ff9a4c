import { Button, Text } from "@medusajs/ui"

type PagerProps = {
  count: number
  /** There are more than `count`. */
  more?: boolean
  limit: number
  page: number
  onPage: (page: number) => void
}

const number = new Intl.NumberFormat("en-GB")

export const Pager = ({ count, more, limit, page, onPage }: PagerProps) => {
  const pages = Math.max(1, Math.ceil(count / limit))
  const first = count === 0 ? 0 : (page - 1) * limit + 1
  return (
    <nav
      aria-label="Pages"
      className="flex flex-wrap items-center justify-between gap-2 px-4 py-3 sm:px-6"
    >
      <Text size="small" className="text-ui-fg-subtle">
        {number.format(first)} – {number.format(Math.min(page * limit, count))}{" "}
        of {more ? "more than " : ""}
        {number.format(count)}
      </Text>
      {pages > 1 || more ? (
        <div className="flex items-center gap-2">
          <Button
            size="small"
            variant="secondary"
            disabled={page <= 1}
            onClick={() => onPage(page - 1)}
          >
            Previous
          </Button>
          <Text size="small" className="text-ui-fg-subtle">
            Page {number.format(page)}
            {more ? "" : ` of ${number.format(pages)}`}
          </Text>
          <Button
            size="small"
            variant="secondary"
            disabled={page >= pages}
            onClick={() => onPage(page + 1)}
          >
            Next
          </Button>
        </div>
      ) : null}
    </nav>
  )
}
