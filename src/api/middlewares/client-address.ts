import { createHmac } from "node:crypto"
import { BlockList, isIP } from "node:net"
import { runningEnv } from "../../shared/env"
import { secretsEqual } from "../../shared/ids"

/** A shopper's address as the storefront's server saw it, and its proof. */
export const SHOPPER_ADDRESS_HEADER = "x-shopper-address"
export const SHOPPER_PROOF_HEADER = "x-shopper-proof"

/** Whose word about a client's address counts. */
export type AddressSettings = {
  /** Shared with the storefront alone; unset, its headers count for nothing. */
  secret: string | undefined
  trustedProxies: BlockList
}

type Asking = {
  socket: { remoteAddress?: string | undefined }
  headers: Record<string, string | string[] | undefined>
}

/**
 * The address a request comes from: what the storefront's server proves with
 * the shared secret; else the peer's own or, where the peer is one of the
 * configured proxies, the nearest address in X-Forwarded-For that isn't a
 * proxy's. Anybody may send either header: without proof or a trusted peer
 * they are not read.
 */
export function clientAddress(
  req: Asking,
  settings: AddressSettings = runningSettings()
): string {
  return shopperAddress(req, settings.secret) ?? forwardedAddress(req, settings)
}

/** What the storefront signs an address with (storefront/shopper-address.mjs does the same). */
export const proofOf = (secret: string, address: string): string =>
  createHmac("sha256", secret)
    .update(`shopper-address:${address}`)
    .digest("hex")

/**
 * Addresses and networks ("10.0.0.0/8") as a list to look in.
 * @throws when one is neither; the settings have checked them before
 */
export function proxyList(entries: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = "", bits] = entry.split("/")
    const family = familyOf(address)
    if (bits === undefined) {
      list.addAddress(address, family)
    } else {
      list.addSubnet(address, Number(bits), family)
    }
  }
  return list
}

function shopperAddress(
  { headers }: Asking,
  secret: string | undefined
): string | undefined {
  const address = headers[SHOPPER_ADDRESS_HEADER]
  const proof = headers[SHOPPER_PROOF_HEADER]
  if (!secret || typeof address !== "string" || typeof proof !== "string") {
    return undefined
  }
  return isIP(address) !== 0 && secretsEqual(proof, proofOf(secret, address))
    ? plain(address)
    : undefined
}

function forwardedAddress(
  { socket, headers }: Asking,
  { trustedProxies }: AddressSettings
): string {
  const peer = plain(socket.remoteAddress ?? "")
  const hops = String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((hop) => plain(hop.trim()))
  let nearest = peer
  // Each hop was written by the one after it, so only a trusted one is believed.
  for (const hop of hops.reverse()) {
    if (!isTrusted(trustedProxies, nearest) || isIP(hop) === 0) {
      return nearest
    }
    nearest = hop
  }
  return nearest
}

const isTrusted = (list: BlockList, address: string): boolean =>
  isIP(address) !== 0 && list.check(address, familyOf(address))

const familyOf = (address: string): "ipv4" | "ipv6" =>
  isIP(address) === 6 ? "ipv6" : "ipv4"

/** An IPv4 address that a dual-stack socket shows as IPv6. */
const plain = (address: string): string =>
  address.replace(/^::ffff:(?=\d+\.)/i, "")

let running: AddressSettings | undefined

function runningSettings(): AddressSettings {
  if (!running) {
    const { SHOPPER_ADDRESS_SECRET, TRUSTED_PROXIES } = runningEnv()
    running = {
      secret: SHOPPER_ADDRESS_SECRET,
      trustedProxies: proxyList(TRUSTED_PROXIES),
    }
  }
  return running
}
