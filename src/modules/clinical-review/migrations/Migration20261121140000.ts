import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What people wrote here stood in clear; it is encrypted from now on, and what was there goes. */
export class Migration20261121140000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "case_event" add column if not exists "reason_enc" text null, drop column if exists "reason";`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "case_event" add column if not exists "reason" text null, drop column if exists "reason_enc";`
    )
  }
}
