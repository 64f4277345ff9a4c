/** How long a second one waits, and after how long a dead holder's lock is free; in seconds. */
const TIMES = { timeout: 10, ttl: 120 }

/**
 * The lock of a supply, held by what packs, unpacks or hands it over: Medusa's
 * own workflows around a fulfilment hold none, and our row's lock ends with
 * each of our transactions.
 */
export const supplyLock = (supplyId: string) => ({
  key: `supply:${supplyId}`,
  ...TIMES,
})

/** The lock of an approved case that is being ended: freezing it, ending it and thawing it are one. */
export const endingLock = (caseId: string) => ({
  key: `case-ending:${caseId}`,
  ...TIMES,
})
