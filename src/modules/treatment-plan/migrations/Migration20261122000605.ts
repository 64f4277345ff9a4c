import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Re-confirmations of answers, each for one more order (REN-2). */
export class Migration20261122000605 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "reconfirmation" ("id" text not null, "course_id" text not null, "consultation_id" text not null, "patient_id" text not null, "customer_id" text not null, "text_version" text not null, "text_hash" text not null, "answers_hash" text not null, "confirmed_at" timestamptz not null, "order_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "reconfirmation_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_reconfirmation_deleted_at" ON "reconfirmation" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_reconfirmation_course_id_confirmed_at" ON "reconfirmation" ("course_id", "confirmed_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_reconfirmation_consultation_id_confirmed_at" ON "reconfirmation" ("consultation_id", "confirmed_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_reconfirmation_order_id" ON "reconfirmation" ("order_id") WHERE order_id IS NOT NULL AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "reconfirmation";`)
  }
}
