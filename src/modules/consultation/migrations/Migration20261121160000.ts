import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261121160000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "consultation" add column if not exists "repeat_count" integer not null default 0, add column if not exists "repeat_window_days" integer null, add column if not exists "reminders_sent" integer not null default 0;`
    )
    this.addSql(`drop index if exists "IDX_consultation_patient_id";`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_consultation_patient_id_category_handle_last_activity_at" ON "consultation" ("patient_id", "category_handle", "last_activity_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_consultation_patient_id_last_activity_at" ON "consultation" ("patient_id", "last_activity_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_consultation_reminders_sent_last_activity_at" ON "consultation" ("reminders_sent", "last_activity_at") WHERE state = 'draft' AND customer_id IS NOT NULL AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `drop index if exists "IDX_consultation_reminders_sent_last_activity_at";`
    )
    this.addSql(
      `drop index if exists "IDX_consultation_patient_id_last_activity_at";`
    )
    this.addSql(
      `drop index if exists "IDX_consultation_patient_id_category_handle_last_activity_at";`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_consultation_patient_id" ON "consultation" ("patient_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `alter table if exists "consultation" drop column if exists "repeat_count", drop column if exists "repeat_window_days", drop column if exists "reminders_sent";`
    )
  }
}
