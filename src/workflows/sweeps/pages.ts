const LIMIT = 100

/**
 * Does something with every row of a list that is read page by page in the
 * order of its ids, so that rows which have to wait don't hold up the others.
 * @returns with how many it was done
 */
export async function eachOfPages<T extends { id: string }>(
  read: (page: { after: string; limit: number }) => Promise<T[]>,
  handle: (row: T) => Promise<boolean>
): Promise<number> {
  let done = 0
  let after = ""
  for (;;) {
    const rows = await read({ after, limit: LIMIT })
    for (const row of rows) {
      done += (await handle(row)) ? 1 : 0
    }
    const last = rows.at(-1)
    if (!last || rows.length < LIMIT) {
      return done
    }
    after = last.id
  }
}
