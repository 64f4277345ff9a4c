/** Our own tables hold pence; Medusa's amounts are pounds (12.5 is £12.50). */

/** Pounds as Medusa gives them to whole pence. */
export const toPence = (pounds: number | string): number =>
  Math.round(Number(pounds) * 100)

/** Whole pence to pounds for Medusa. */
export const toPounds = (pence: number): number => pence / 100

/** "£12.50" */
export const formatPence = (pence: number): string =>
  new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP" }).format(
    toPounds(pence)
  )
