import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261121172000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "staff_profile" add column if not exists "scope" jsonb null, add column if not exists "indemnity_expires_on" text null, add column if not exists "register_checked_on" text null, add column if not exists "register_checked_by" text null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "staff_profile" drop column if exists "scope", drop column if exists "indemnity_expires_on", drop column if exists "register_checked_on", drop column if exists "register_checked_by";`
    )
  }
}
