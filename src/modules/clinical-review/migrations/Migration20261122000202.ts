import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Plans that staff made shorter before their approval (REV-3). */
export class Migration20261122000202 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "plan_length_change" ("id" text not null, "case_id" text not null, "from_months" integer not null, "to_months" integer not null, "reason_enc" text not null, "changed_by" text not null, "changed_by_role" text null, "changed_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "plan_length_change_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_plan_length_change_deleted_at" ON "plan_length_change" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_plan_length_change_case_id_changed_at" ON "plan_length_change" ("case_id", "changed_at") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "plan_length_change" cascade;`)
  }
}
