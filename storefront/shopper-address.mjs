import { createHmac } from "node:crypto"
import { BlockList, isIP } from "node:net"

/** Names of the headers that tell the backend who a shopper is by address. */
export const SHOPPER_HEADERS = ["x-shopper-address", "x-shopper-proof"]

/**
 * The headers for an address and its proof, which only holders of the shared
 * secret can make; none without secret or address. The backend checks them in
 * src/api/middlewares/client-address.ts.
 *
 * @param {string} address
 * @param {string | undefined} secret
 * @returns {Record<string, string>}
 */
export function shopperHeaders(address, secret) {
  if (!secret || isIP(address) === 0) {
    return {}
  }
  const proof = createHmac("sha256", secret).update(
    `shopper-address:${address}`
  )
  return {
    "x-shopper-address": address,
    "x-shopper-proof": proof.digest("hex"),
  }
}

/**
 * Addresses and networks separated by commas ("10.0.0.0/8,::1").
 *
 * @param {string | undefined} setting
 * @throws when one is neither, so that the start fails and says so
 */
export function proxyList(setting) {
  const list = new BlockList()
  for (const entry of (setting ?? "").split(",").map((one) => one.trim())) {
    const [address, bits] = entry.split("/")
    if (entry === "") {
      continue
    }
    if (bits === undefined) {
      list.addAddress(address, familyOf(address))
    } else {
      list.addSubnet(address, Number(bits), familyOf(address))
    }
  }
  return list
}

/**
 * A shopper's address: the peer's own or, where the peer is a known proxy, the
 * nearest address in X-Forwarded-For that isn't a proxy's.
 *
 * @param {{ peer: string | undefined, forwarded: string | undefined }} request
 * @param {BlockList} proxies
 * @returns {string}
 */
export function shopperAddress({ peer, forwarded }, proxies) {
  const hops = (forwarded ?? "").split(",").map((hop) => plain(hop.trim()))
  let nearest = plain(peer ?? "")
  // Each hop was written by the one after it, so only a trusted one is believed.
  for (const hop of hops.reverse()) {
    const trusted =
      isIP(nearest) !== 0 && proxies.check(nearest, familyOf(nearest))
    if (!trusted || isIP(hop) === 0) {
      return nearest
    }
    nearest = hop
  }
  return nearest
}

const familyOf = (address) => (isIP(address) === 6 ? "ipv6" : "ipv4")

/** An IPv4 address that a dual-stack socket shows as IPv6. */
const plain = (address) => address.replace(/^::ffff:(?=\d+\.)/i, "")
