import { Pool } from "pg"

export type DataKeyRow = { kek_id: string; wrapped: string | null }

/**
 * The wrapped data keys, in a database of their own that is not in the
 * application's backup, with the log of destroyed ones, which is replayed on
 * every restore (design section 9).
 */
export class KeyStore {
  private readonly pool: Pool
  private ready: Promise<void> | undefined

  constructor(url: string) {
    this.pool = new Pool({
      connectionString: url,
      max: 5,
      allowExitOnIdle: true,
    })
    // An idle connection that the server ends is replaced by the next query;
    // without a listener it would end the process.
    this.pool.on("error", () => undefined)
  }

  async find(scope: string): Promise<DataKeyRow | undefined> {
    await this.prepare()
    const { rows } = await this.pool.query<DataKeyRow>(
      "select kek_id, wrapped from data_key where scope = $1",
      [scope]
    )
    return rows[0]
  }

  /** Keeps the first key of a scope when two processes make one at once. */
  async insert(
    scope: string,
    kekId: string,
    wrapped: string
  ): Promise<DataKeyRow | undefined> {
    await this.prepare()
    await this.pool.query(
      "insert into data_key (scope, kek_id, wrapped) values ($1, $2, $3) on conflict (scope) do nothing",
      [scope, kekId, wrapped]
    )
    return this.find(scope)
  }

  /** Data keys that another key-encryption key wrapped; destroyed ones have none. */
  async wrappedByOthers(
    kekId: string,
    limit: number
  ): Promise<{ scope: string; kek_id: string; wrapped: string }[]> {
    await this.prepare()
    const { rows } = await this.pool.query<{
      scope: string
      kek_id: string
      wrapped: string
    }>(
      `select scope, kek_id, wrapped from data_key
        where wrapped is not null and kek_id <> $1 order by scope limit $2`,
      [kekId, limit]
    )
    return rows
  }

  /** Changes nothing when the key was destroyed or wrapped anew meanwhile. */
  async rewrap(
    scope: string,
    from: DataKeyRow,
    to: { kek_id: string; wrapped: string }
  ): Promise<void> {
    await this.pool.query(
      `update data_key set kek_id = $2, wrapped = $3
        where scope = $1 and kek_id = $4 and wrapped = $5`,
      [scope, to.kek_id, to.wrapped, from.kek_id, from.wrapped]
    )
  }

  async destroy(scope: string): Promise<void> {
    await this.prepare()
    await this.pool.query(
      `with gone as (
         insert into data_key (scope, kek_id, wrapped) values ($1, '', null)
         on conflict (scope) do update set wrapped = null returning scope
       )
       insert into destroyed_key (scope) select scope from gone
       on conflict (scope) do nothing`,
      [scope]
    )
  }

  async close(): Promise<void> {
    await this.pool.end()
  }

  private prepare(): Promise<void> {
    this.ready ??= this.createTables().catch((error: unknown) => {
      this.ready = undefined
      throw error
    })
    return this.ready
  }

  private async createTables(): Promise<void> {
    const client = await this.pool.connect()
    try {
      await client.query("begin")
      // Several processes may start at once on a fresh database.
      await client.query("select pg_advisory_xact_lock(hashtext('key-store'))")
      await client.query(
        `create table if not exists data_key (
           scope text primary key, kek_id text not null, wrapped text,
           created_at timestamptz not null default now())`
      )
      await client.query(
        `create table if not exists destroyed_key (
           scope text primary key, destroyed_at timestamptz not null default now())`
      )
      await client.query("commit")
    } catch (error) {
      await client.query("rollback")
      throw error
    } finally {
      client.release()
    }
  }
}
