import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261121170000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "safeguarding_task" ("id" text not null, "consultation_id" text not null, "rule_ids" jsonb not null, "advice_level" text check ("advice_level" in ('emergency', 'urgent', 'see_gp', 'not_suitable')) not null, "state" text check ("state" in ('open', 'done')) not null default 'open', "opened_at" timestamptz not null, "note_enc" text null, "done_by" text null, "done_by_name" text null, "done_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "safeguarding_task_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_safeguarding_task_deleted_at" ON "safeguarding_task" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_safeguarding_task_consultation_id_unique" ON "safeguarding_task" ("consultation_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_safeguarding_task_state_opened_at" ON "safeguarding_task" ("state", "opened_at") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "safeguarding_task" cascade;`)
  }
}
