/**
 * Where to go after signing in: a path of this site only, so that a link
 * cannot send a person who has just signed in somewhere else.
 */
export function safeNext(value: unknown, fallback: string): string {
  return typeof value === "string" &&
    /^\/(?![/\\])[A-Za-z0-9\-_./?=&%]*$/.test(value)
    ? value
    : fallback
}

/** `path?next=…` for a page that comes back afterwards. */
export function withNext(path: string, next: string): string {
  return `${path}?next=${encodeURIComponent(next)}`
}
