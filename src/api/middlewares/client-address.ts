import { isIP } from "node:net"

const INTERNAL =
  /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/i

/**
 * The address a request comes from. The header X-Forwarded-For counts only
 * when the peer is one of our own (the storefront's server or a proxy, on an
 * internal address), and then its last entry, which that peer wrote itself.
 */
export function clientAddress(req: {
  socket: { remoteAddress?: string | undefined }
  headers: Record<string, string | string[] | undefined>
}): string {
  const peer = req.socket.remoteAddress ?? ""
  const header = req.headers["x-forwarded-for"]
  if (header === undefined || !INTERNAL.test(peer)) {
    return peer
  }
  const last = String(header).split(",").at(-1)?.trim() ?? ""
  return isIP(last) === 0 ? peer : last
}
