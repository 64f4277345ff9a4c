import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { readdir, readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { Client } from "pg"
import { AUDIT_MODULE } from ".."
import { ledgerDataSource } from "../data-source"
import type { AuditEntryInput } from "../domain/entry"
import connectLedger from "../loaders/connect-ledger"
import { runMigrations } from "../migrate-ledger"
import { AuditModuleService } from "../service"

jest.setTimeout(60_000)

const setting = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}

const writerUrl = setting("AUDIT_DATABASE_URL")
const ownerUrl = setting("AUDIT_ADMIN_URL")
const checkpoints = {
  dir: setting("AUDIT_CHECKPOINT_DIR"),
  key: "invented-checkpoint-key-0123456789abcdef",
}
const moduleOptions = {
  databaseUrl: writerUrl,
  adminUrl: ownerUrl,
  checkpointDir: checkpoints.dir,
  checkpointKey: checkpoints.key,
}

async function sql(url: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** What somebody with the owner's password could do. */
const tamper = (...statements: string[]) =>
  sql(
    ownerUrl,
    "alter table audit_entry disable trigger all",
    ...statements,
    "alter table audit_entry enable trigger all"
  )

const entry = (id: string, more: Partial<AuditEntryInput> = {}) => ({
  id,
  at: "2026-03-01T09:00:00.123Z",
  actor_type: "staff",
  actor_id: "user_1",
  actor_role: "prescriber",
  action: "case.approve",
  entity_type: "case",
  entity_id: "case_1",
  details: { from: "in_review", to: "approved" },
  ...more,
})

const entries = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => entry(`evt_${from + index}`))

moduleIntegrationTestRunner<AuditModuleService>({
  moduleName: AUDIT_MODULE,
  resolve: join(__dirname, ".."),
  moduleModels: [],
  moduleOptions,
  hooks: {
    beforeModuleInit: async () => {
      await runMigrations({ options: moduleOptions })
    },
  },
  testSuite: ({ service }) => {
    afterEach(async () => {
      await tamper("delete from audit_entry")
      await rm(checkpoints.dir, { recursive: true, force: true })
    })

    it("appends once, however often it is asked", async () => {
      expect(await service.append(entries(1, 3))).toEqual({ appended: 3 })
      expect(await service.append(entries(2, 3))).toEqual({ appended: 1 })
      expect(await service.append([])).toEqual({ appended: 0 })
      expect(await service.append([entry("evt_9"), entry("evt_9")])).toEqual({
        appended: 1,
      })
      const listed = await service.list({ limit: 10 })
      expect(listed.map(({ seq, id }) => [seq, id])).toEqual([
        [1, "evt_1"],
        [2, "evt_2"],
        [3, "evt_3"],
        [4, "evt_4"],
        [5, "evt_9"],
      ])
      expect(await service.verify({ batch_size: 2 })).toEqual({
        ok: true,
        checked: 5,
        checkpoints: 0,
      })
    })

    it("writes all entries of a call or none", async () => {
      await expect(
        service.append([entry("evt_1"), entry("evt_2", { entity_id: "" })])
      ).rejects.toThrow(/^entity_id:/)
      expect(await service.list({ limit: 10 })).toEqual([])
    })

    it("gives entries by what they are about", async () => {
      await service.append([
        entry("evt_1", { order_id: "order_1" }),
        entry("evt_2", { case_id: "case_1", patient_id: "pat_1" }),
        entry("evt_3", { order_id: "order_1", patient_id: "pat_1" }),
        entry("evt_4", { entity_type: "letter", entity_id: "let_1" }),
      ])
      const ids = async (filter: object) =>
        (await service.list({ limit: 10, ...filter })).map(({ id }) => id)
      expect(await ids({ order_id: "order_1" })).toEqual(["evt_1", "evt_3"])
      expect(await ids({ patient_id: "pat_1" })).toEqual(["evt_2", "evt_3"])
      expect(await ids({ patient_id: "pat_1", after_seq: 2 })).toEqual([
        "evt_3",
      ])
      expect(await ids({ entity_type: "letter", entity_id: "let_1" })).toEqual([
        "evt_4",
      ])
      expect(await ids({ case_id: "case_9" })).toEqual([])
      expect(await ids({ limit: 1 })).toEqual(["evt_1"])
      await expect(service.list({ limit: 0 })).rejects.toThrow(/^limit:/)
    })

    it("keeps one chain when two processes append at once", async () => {
      const second = await ledgerDataSource(writerUrl).initialize()
      try {
        const other = new AuditModuleService({
          ledger: second,
          ledgerCheckpoints: checkpoints,
        })
        const results = await Promise.all(
          Array.from({ length: 40 }, (_, index) =>
            // Neighbours share an entry, so each is offered twice.
            (index % 2 ? service : other).append(entries(index, 2))
          )
        )
        const appended = results.reduce((sum, r) => sum + r.appended, 0)
        expect(appended).toBe(41)
        expect(await service.verify()).toMatchObject({ ok: true, checked: 41 })
      } finally {
        await second.destroy()
      }
    })

    it.each([
      [
        "a changed row",
        "update audit_entry set action = 'case.deny' where seq = 3",
        3,
      ],
      [
        "a changed detail",
        `update audit_entry set details = '{"from":"queued"}' where seq = 4`,
        4,
      ],
      ["a removed row", "delete from audit_entry where seq = 2", 2],
      [
        "an inserted row",
        `insert into audit_entry select (jsonb_populate_record(e, '{"seq": 6, "id": "evt_x"}')).*
         from audit_entry e where seq = 5`,
        6,
      ],
      ["a cut-off end", "delete from audit_entry where seq > 4", 5],
    ])("finds %s", async (_, statement, seq) => {
      await service.append(entries(1, 5))
      await service.checkpoint()
      await tamper(statement)
      expect(await service.verify()).toMatchObject({
        ok: false,
        first_bad_seq: seq,
        reason: expect.stringContaining(`${seq === 5 ? 4 : seq}`),
      })
    })

    it("keeps signed checkpoints outside the database and finds forged ones", async () => {
      expect(await service.checkpoint()).toBeUndefined()
      await service.append(entries(1, 2))
      const signed = await service.checkpoint()
      expect(signed).toMatchObject({ seq: 2 })
      await service.checkpoint()
      const [file = "", ...others] = await readdir(checkpoints.dir)
      expect(others).toEqual([])
      expect(await service.verify()).toMatchObject({ ok: true, checkpoints: 1 })

      const path = join(checkpoints.dir, file)
      const text = await readFile(path, "utf8")
      await writeFile(path, text.replace('"hash":"', '"hash":"0'))
      expect(await service.verify()).toMatchObject({
        ok: false,
        reason: expect.stringContaining(file),
      })
    })

    it("refuses the writer everything but inserting and selecting", async () => {
      await service.append(entries(1, 2))
      for (const statement of [
        "update audit_entry set action = 'x'",
        "delete from audit_entry",
        "truncate audit_entry",
        "drop table audit_entry",
        "alter table audit_entry disable trigger all",
        "create table mine (id int)",
        "set role audit_owner",
      ]) {
        await expect(sql(writerUrl, statement)).rejects.toThrow(
          /permission denied|must be owner|no privileges/
        )
      }
      // PostgreSQL only warns here, so look at what came of it.
      await sql(
        writerUrl,
        "grant all on audit_entry to public",
        `do $$ begin
           if has_table_privilege('public', 'audit_entry', 'select') then
             raise exception 'the writer gave away rights';
           end if;
         end $$`
      )
      await expect(
        sql(
          writerUrl,
          `insert into audit_entry select (jsonb_populate_record(e, '{"seq": 9, "id": "evt_x"}')).*
           from audit_entry e where seq = 2`
        )
      ).rejects.toThrow(/does not follow/)
      for (const statement of [
        "update audit_entry set action = 'x'",
        "delete from audit_entry",
        "truncate audit_entry",
      ]) {
        await expect(sql(ownerUrl, statement)).rejects.toThrow(/append-only/)
      }
      expect(await service.verify()).toMatchObject({ ok: true, checked: 2 })
    })

    it("does not start or migrate with the owner as its writer", async () => {
      await expect(
        connectLedger({
          container: { register: () => undefined },
          options: { ...moduleOptions, databaseUrl: ownerUrl },
        } as never)
      ).rejects.toThrow(/may change the ledger/)
      await expect(
        runMigrations({ options: { ...moduleOptions, databaseUrl: ownerUrl } })
      ).rejects.toThrow(/role of its own/)
      await expect(
        runMigrations({ options: { ...moduleOptions, adminUrl: undefined } })
      ).rejects.toThrow(/AUDIT_ADMIN_URL/)
    })
  },
})
