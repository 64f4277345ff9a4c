import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261121160200 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "linkage_key" ("id" text not null, "patient_id" text not null, "kind" text check ("kind" in ('address', 'phone', 'name_dob', 'device')) not null, "value_index" text not null, "seen_at" timestamptz not null, "source" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "linkage_key_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_linkage_key_deleted_at" ON "linkage_key" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_linkage_key_patient_id_kind_value_index_unique" ON "linkage_key" ("patient_id", "kind", "value_index") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_linkage_key_kind_value_index" ON "linkage_key" ("kind", "value_index") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "linkage_key" cascade;`)
  }
}
