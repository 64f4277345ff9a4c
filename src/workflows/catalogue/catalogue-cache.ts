type Entry = { body: Promise<Buffer>; until: number }

/** Another process's change shows after at most this time (goal: 2 s). */
const LIFE_MS = 1_500
const MOST_ENTRIES = 500

/**
 * Answers of the public catalogue, ready to send. Requests that come together
 * share one reading; an answer that failed is not kept. Dropped when a product,
 * price, stock level or formulary item changes in this process.
 */
class CatalogueCache {
  private readonly entries = new Map<string, Entry>()

  async get(key: string, make: () => Promise<unknown>): Promise<Buffer> {
    // Monotonic time: this is about memory, not about the domain's clock.
    const known = this.entries.get(key)
    if (known && known.until > performance.now()) {
      return known.body
    }
    if (this.entries.size >= MOST_ENTRIES) {
      this.entries.clear()
    }
    const body = make().then((value) => Buffer.from(JSON.stringify(value)))
    const entry = { body, until: performance.now() + LIFE_MS }
    this.entries.set(key, entry)
    body.catch(() => {
      if (this.entries.get(key) === entry) {
        this.entries.delete(key)
      }
    })
    return body
  }

  clear(): void {
    this.entries.clear()
  }
}

export const catalogueCache = new CatalogueCache()
