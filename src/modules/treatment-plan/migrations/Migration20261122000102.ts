import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Plans that were chosen for lines of baskets. */
export class Migration20261122000102 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "plan_choice" ("id" text not null, "consultation_id" text not null, "cart_id" text not null, "line_item_id" text not null, "months" integer not null, "unit_price" integer not null, "delivery_price" integer null, "text_version" text null, "text" text null, "text_hash" text null, "agreed_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "plan_choice_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_plan_choice_line_item_id_unique" ON "plan_choice" ("line_item_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_plan_choice_deleted_at" ON "plan_choice" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_plan_choice_cart_id" ON "plan_choice" ("cart_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_plan_choice_consultation_id" ON "plan_choice" ("consultation_id") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "plan_choice" cascade;`)
  }
}
