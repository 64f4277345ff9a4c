import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Reminders of the next order (REN-1); what was answered can't be tried by its hash once the answers have ended. */
export class Migration20261123000401 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "renewal_reminder" ("id" text not null, "course_id" text not null, "consultation_id" text not null, "case_id" text not null, "patient_id" text not null, "customer_id" text not null, "category_handle" text not null, "way" text check ("way" in ('order_again', 'new_consultation')) not null, "reminded_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "renewal_reminder_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_renewal_reminder_case_id_unique" ON "renewal_reminder" ("case_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_renewal_reminder_deleted_at" ON "renewal_reminder" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_renewal_reminder_customer_id_reminded_at" ON "renewal_reminder" ("customer_id", "reminded_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_renewal_reminder_course_id" ON "renewal_reminder" ("course_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `alter table if exists "course" add column if not exists "reminder_look_on" text null default '';`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_course_reminder_look_on" ON "course" ("reminder_look_on") WHERE reminder_look_on IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `alter table if exists "reconfirmation" alter column "answers_hash" drop not null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "renewal_reminder";`)
    this.addSql(`drop index if exists "IDX_course_reminder_look_on";`)
    this.addSql(
      `alter table if exists "course" drop column if exists "reminder_look_on";`
    )
    this.addSql(
      `update "reconfirmation" set "answers_hash" = '' where "answers_hash" is null;`
    )
    this.addSql(
      `alter table if exists "reconfirmation" alter column "answers_hash" set not null;`
    )
  }
}
