import { createHmac, randomBytes } from "node:crypto"
import { notAllowed, unexpected } from "../errors"
import { open, seal } from "./cipher"
import { KeyStore } from "./key-store"

/** Where a ciphertext belongs: bound in as additional data, so that it can't be moved to another place. */
export type Place = { table: string; column: string; row: string }

export type VaultOptions = {
  /** PostgreSQL address of the key store; not in the application's backup. */
  keyStoreUrl: string
  /** Key-encryption keys by id, 32 bytes in base64; several while rotating. */
  keyEncryptionKeys: Record<string, string>
  activeKeyId: string
  /** 32 bytes in base64, for look-ups of encrypted values. */
  blindIndexKey: string
}

const CACHE_MS = 30_000

/**
 * Field encryption: AES-256-GCM with one data key per scope ("consultation:<id>",
 * "sealed:<id>", "patient:<id>"), wrapped by a key-encryption key. Destroying a
 * scope's key is how its data is erased (REN-6).
 */
export class Vault {
  private readonly store: KeyStore
  private readonly cache = new Map<string, { key: Buffer; until: number }>()

  constructor(private readonly options: VaultOptions) {
    this.store = new KeyStore(options.keyStoreUrl)
  }

  /** Text to "v1.<iv>.<tag>.<ciphertext>" (base64url), readable only under this scope and place. */
  async encrypt(scope: string, place: Place, plain: string): Promise<string> {
    const key = await this.dataKey(scope, true)
    return seal(key, aad(scope, place), Buffer.from(plain, "utf8"))
  }

  /** @throws key_destroyed when the scope was erased; unexpected when the text was changed or moved. */
  async decrypt(scope: string, place: Place, text: string): Promise<string> {
    const key = await this.dataKey(scope, false)
    return open(key, aad(scope, place), text).toString("utf8")
  }

  async encryptJson(
    scope: string,
    place: Place,
    value: unknown
  ): Promise<string> {
    return this.encrypt(scope, place, JSON.stringify(value))
  }

  /** The value as it was encrypted; the caller parses it with its zod schema. */
  async decryptJson(
    scope: string,
    place: Place,
    text: string
  ): Promise<unknown> {
    return JSON.parse(await this.decrypt(scope, place, text))
  }

  async encryptBytes(
    scope: string,
    place: Place,
    bytes: Buffer
  ): Promise<string> {
    return seal(await this.dataKey(scope, true), aad(scope, place), bytes)
  }

  async decryptBytes(
    scope: string,
    place: Place,
    text: string
  ): Promise<Buffer> {
    return open(await this.dataKey(scope, false), aad(scope, place), text)
  }

  /** Erases everything under a scope for good. Logged in the key store; repeatable. */
  async destroy(scope: string): Promise<void> {
    await this.store.destroy(scope)
    this.cache.delete(scope)
  }

  /**
   * Wraps data keys that other key-encryption keys wrapped with the active one,
   * so that an old key can be taken out of the settings. Repeatable; the data
   * itself isn't touched.
   * @returns how many keys were wrapped anew; 0 when nothing is left
   */
  async rewrap(limit: number): Promise<number> {
    const { activeKeyId } = this.options
    const rows = await this.store.wrappedByOthers(activeKeyId, limit)
    for (const { scope, kek_id, wrapped } of rows) {
      const bound = Buffer.from(scope)
      const key = open(this.keyEncryptionKey(kek_id), bound, wrapped)
      await this.store.rewrap(
        scope,
        { kek_id, wrapped },
        {
          kek_id: activeKeyId,
          wrapped: seal(this.keyEncryptionKey(activeKeyId), bound, key),
        }
      )
    }
    return rows.length
  }

  /** A keyed hash for equality look-ups; the caller normalises the value first. */
  blindIndex(kind: string, normalised: string): string {
    return createHmac(
      "sha256",
      Buffer.from(this.options.blindIndexKey, "base64")
    )
      .update(`${kind}\n${normalised}`)
      .digest("hex")
  }

  async close(): Promise<void> {
    await this.store.close()
  }

  private async dataKey(scope: string, create: boolean): Promise<Buffer> {
    // Monotonic time: this is about memory, not about the domain's clock.
    const cached = this.cache.get(scope)
    if (cached && cached.until > performance.now()) {
      return cached.key
    }
    let row = await this.store.find(scope)
    if (!row && create) {
      const key = randomBytes(32)
      const { activeKeyId } = this.options
      row = await this.store.insert(
        scope,
        activeKeyId,
        seal(this.keyEncryptionKey(activeKeyId), Buffer.from(scope), key)
      )
    }
    if (!row) {
      throw unexpected(`No data key for ${scope}`)
    }
    if (row.wrapped === null) {
      throw notAllowed("key_destroyed", `The data of ${scope} was erased`)
    }
    const key = open(
      this.keyEncryptionKey(row.kek_id),
      Buffer.from(scope),
      row.wrapped
    )
    if (this.cache.size > 5_000) {
      this.cache.clear()
    }
    this.cache.set(scope, { key, until: performance.now() + CACHE_MS })
    return key
  }

  private keyEncryptionKey(id: string): Buffer {
    const encoded = this.options.keyEncryptionKeys[id]
    if (!encoded) {
      throw unexpected(`Key-encryption key "${id}" is not configured`)
    }
    return Buffer.from(encoded, "base64")
  }
}

const vaults = new Map<string, Vault>()

/** One vault a process and key store, shared by the modules. */
export function getVault(options: VaultOptions): Vault {
  const existing = vaults.get(options.keyStoreUrl)
  if (existing) {
    return existing
  }
  const vault = new Vault(options)
  vaults.set(options.keyStoreUrl, vault)
  return vault
}

/** Ends the connections; for shutdown and tests. */
export async function closeVaults(): Promise<void> {
  await Promise.all([...vaults.values()].map((vault) => vault.close()))
  vaults.clear()
}

const aad = (scope: string, place: Place) =>
  Buffer.from(`${scope}|${place.table}|${place.column}|${place.row}`)
