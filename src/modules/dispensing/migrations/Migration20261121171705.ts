import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261121171705 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "stop_order" drop constraint if exists "stop_order_key_unique";`
    )
    this.addSql(
      `create table if not exists "stop_order" ("id" text not null, "scope" text check ("scope" in ('patient', 'case', 'item', 'batch')) not null, "subject_id" text not null, "batch_number" text null, "patient_id" text null, "key" text null, "reason_code" text check ("reason_code" in ('adverse_reaction', 'pregnancy', 'health_changed', 'gp_objection', 'recall', 'safeguarding', 'patient_request', 'clinical_query', 'other', 'case_ended')) not null, "note_enc" text null, "opened_by" text not null, "opened_by_type" text not null, "opened_at" timestamptz not null, "released_by" text null, "released_at" timestamptz null, "release_reason_enc" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "stop_order_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_stop_order_deleted_at" ON "stop_order" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_stop_order_scope_subject_id" ON "stop_order" ("scope", "subject_id") WHERE released_at IS NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_stop_order_key_unique" ON "stop_order" ("key") WHERE key IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_stop_order_opened_at" ON "stop_order" ("opened_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_stop_order_patient_id" ON "stop_order" ("patient_id") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "stop_order" cascade;`)
  }
}
