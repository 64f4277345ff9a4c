import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Sealed records with their openings, and what says that the answers themselves are erased (REN-6). */
export class Migration20261122000602 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "consultation" add column if not exists "retention_checked_at" timestamptz null, add column if not exists "erased_at" timestamptz null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_consultation_to_erase" ON "consultation" ("id") WHERE state IN ('sealed', 'destroyed') AND erased_at IS NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `create table if not exists "sealed_record" ("id" text not null, "consultation_id" text not null, "retention_class" text check ("retention_class" in ('supply', 'decision', 'safeguarding', 'denial')) not null, "content_enc" text not null, "sealed_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sealed_record_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_sealed_record_consultation_id_unique" ON "sealed_record" ("consultation_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sealed_record_sealed_at" ON "sealed_record" ("sealed_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sealed_record_deleted_at" ON "sealed_record" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `create table if not exists "sealed_opening" ("id" text not null, "consultation_id" text not null, "user_id" text not null, "name" text not null, "role" text not null, "reason" text not null, "note_enc" text not null, "at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sealed_opening_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sealed_opening_consultation_id_at" ON "sealed_opening" ("consultation_id", "at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sealed_opening_deleted_at" ON "sealed_opening" ("deleted_at") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "sealed_opening";`)
    this.addSql(`drop table if exists "sealed_record";`)
    this.addSql(`drop index if exists "IDX_consultation_to_erase";`)
    this.addSql(
      `alter table if exists "consultation" drop column if exists "retention_checked_at", drop column if exists "erased_at";`
    )
  }
}
