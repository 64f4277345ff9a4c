import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Changes of strength for the later months of running plans (SAF-18). */
export class Migration20261124000101 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "plan_dose_change" ("id" text not null, "plan_id" text not null, "case_id" text not null, "decision_id" text not null, "state" text check ("state" in ('proposed', 'awaiting_signature', 'in_force', 'declined', 'withdrawn', 'not_signed', 'lapsed')) not null default 'proposed', "from_item_id" text not null, "from_variant_id" text not null, "from_quantity" integer not null, "from_monthly_price" integer not null, "from_name" text not null, "to_item_id" text not null, "to_variant_id" text not null, "to_quantity" integer not null, "to_monthly_price" integer not null, "to_name" text not null, "mandate_version" text not null, "mandate_text" text not null, "mandate_hash" text not null, "agreed_at" timestamptz null, "issues" integer null, "from_number" integer null, "proposed_at" timestamptz not null, "in_force_at" timestamptz null, "ended_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "plan_dose_change_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_plan_dose_change_deleted_at" ON "plan_dose_change" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_plan_dose_change_decision_id_unique" ON "plan_dose_change" ("decision_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_plan_dose_change_plan_id_unique" ON "plan_dose_change" ("plan_id") WHERE state IN ('proposed', 'awaiting_signature') AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_plan_dose_change_plan" ON "plan_dose_change" ("plan_id", "proposed_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_plan_dose_change_case_id" ON "plan_dose_change" ("case_id") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `drop table if exists "plan_dose_change";`
    )
  }
}
