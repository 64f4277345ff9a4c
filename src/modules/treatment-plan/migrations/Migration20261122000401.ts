import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Other cards that patients agreed to have charged. */
export class Migration20261122000401 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "plan_card_change" ("id" text not null, "plan_id" text not null, "setup_intent" text not null, "text_version" text not null, "text_hash" text not null, "text" text not null, "agreed_at" timestamptz not null, "used_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "plan_card_change_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_plan_card_change_deleted_at" ON "plan_card_change" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_plan_card_change_setup_intent_unique" ON "plan_card_change" ("setup_intent") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_plan_card_change_plan_id_agreed_at" ON "plan_card_change" ("plan_id", "agreed_at") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "plan_card_change" cascade;`)
  }
}
