/** Counts calls in a sliding second. */
export class RateLimit {
  private times: number[] = []

  /** Takes the limit a second; false where this call is one too many. */
  allow(limit: number): boolean {
    const now = Date.now()
    this.times = this.times.filter((time) => now - time < 1000)
    if (this.times.length >= limit) {
      return false
    }
    this.times.push(now)
    return true
  }
}
