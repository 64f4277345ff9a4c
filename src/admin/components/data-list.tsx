import { Table } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import { useIsNarrow } from "../hooks/use-is-narrow"

export type Column<T> = {
  header: string
  cell: (row: T) => ReactNode
  /** Its first column names the row; others without news are left off a phone's card. */
  hideOnCard?: boolean
}

type DataListProps<T> = {
  label: string
  columns: Column<T>[]
  rows: T[]
  rowKey: (row: T) => string
  /** Where a row leads; the whole row is the link. */
  href?: (row: T) => string
}

const stretched =
  "txt-compact-small-plus text-ui-fg-base after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:shadow-borders-focus focus-visible:after:rounded-md"

type NameProps<T> = Pick<DataListProps<T>, "href"> & {
  row: T
  column: Column<T>
}

const RowName = <T,>({ row, column, href }: NameProps<T>) =>
  href ? (
    <Link to={href(row)} className={stretched}>
      {column.cell(row)}
    </Link>
  ) : (
    <>{column.cell(row)}</>
  )

const Cards = <T,>({
  columns,
  rows,
  rowKey,
  href,
  label,
}: DataListProps<T>) => {
  const [first, ...others] = columns
  return (
    <ul aria-label={label} className="divide-y">
      {rows.map((row) => (
        <li
          key={rowKey(row)}
          className="active:bg-ui-bg-base-pressed relative px-4 py-3"
        >
          {first ? (
            <div className="txt-compact-small-plus">
              <RowName row={row} column={first} href={href} />
            </div>
          ) : null}
          <dl className="mt-2 grid grid-cols-[8rem_1fr] gap-x-3 gap-y-1">
            {others
              .filter(({ hideOnCard }) => !hideOnCard)
              .map((column) => (
                <div key={column.header} className="contents">
                  <dt className="txt-compact-small text-ui-fg-subtle">
                    {column.header}
                  </dt>
                  <dd className="txt-compact-small min-w-0 break-words">
                    {column.cell(row)}
                  </dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}

const Rows = <T,>({ columns, rows, rowKey, href, label }: DataListProps<T>) => (
  <div className="overflow-x-auto">
    <Table aria-label={label}>
      <Table.Header>
        <Table.Row>
          {columns.map(({ header }) => (
            <Table.HeaderCell key={header} className="whitespace-nowrap">
              {header}
            </Table.HeaderCell>
          ))}
        </Table.Row>
      </Table.Header>
      <Table.Body>
        {rows.map((row) => (
          <Table.Row key={rowKey(row)} className="relative">
            {columns.map((column, index) => (
              <Table.Cell key={column.header} className="py-2">
                {index === 0 ? (
                  <RowName row={row} column={column} href={href} />
                ) : (
                  column.cell(row)
                )}
              </Table.Cell>
            ))}
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  </div>
)

/** A table, or on a phone the same as cards; rows are links. */
export const DataList = <T,>(props: DataListProps<T>) =>
  useIsNarrow() ? <Cards {...props} /> : <Rows {...props} />
