import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What patients are asked before each later supply, and what they answered (SAF-18). */
export class Migration20261123000502 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "check_in" ("id" text not null, "patient_id" text not null, "customer_id" text not null, "case_id" text not null, "category_handle" text not null, "plan_id" text not null, "instalment_id" text not null, "number" integer not null, "questions" text[] not null, "due_on" text not null, "asked_at" timestamptz not null, "reminded_at" timestamptz null, "answered_at" timestamptz null, "answers_enc" text null, "health_report_id" text null, "key" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "check_in_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_check_in_deleted_at" ON "check_in" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_check_in_instalment_id_unique" ON "check_in" ("instalment_id") WHERE answered_at IS NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_check_in_instalment_id_answered_at" ON "check_in" ("instalment_id", "answered_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_check_in_plan_id_asked_at" ON "check_in" ("plan_id", "asked_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_check_in_patient_id_category_handle_answered_at" ON "check_in" ("patient_id", "category_handle", "answered_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_check_in_key_unique" ON "check_in" ("key") WHERE key IS NOT NULL AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "check_in" cascade;`)
  }
}
