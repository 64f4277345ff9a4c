import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261121112854 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "pmr_push" drop constraint if exists "pmr_push_case_id_unique";`
    )
    this.addSql(
      `alter table if exists "pmr_outbox" drop constraint if exists "pmr_outbox_key_unique";`
    )
    this.addSql(
      `create table if not exists "pmr_outbox" ("id" text not null, "seq" serial, "kind" text check ("kind" in ('audit', 'call', 'follow_up')) not null, "topic" text not null, "key" text not null, "payload" jsonb not null, "due_at" timestamptz not null, "attempts" integer not null default 0, "last_error" text null, "moved_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "pmr_outbox_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_pmr_outbox_deleted_at" ON "pmr_outbox" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_pmr_outbox_key_unique" ON "pmr_outbox" ("key") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_pmr_outbox_due_at" ON "pmr_outbox" ("due_at") WHERE moved_at IS NULL AND deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "pmr_push" ("id" text not null, "case_id" text not null, "order_id" text not null, "patient_id" text not null, "state" text check ("state" in ('pending', 'pushed', 'failing', 'entered_by_hand')) not null default 'pending', "provider_reference" text null, "pushed_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "pmr_push_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_pmr_push_deleted_at" ON "pmr_push" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_pmr_push_case_id_unique" ON "pmr_push" ("case_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_pmr_push_state_created_at" ON "pmr_push" ("state", "created_at") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "pmr_outbox" cascade;`)

    this.addSql(`drop table if exists "pmr_push" cascade;`)
  }
}
