import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Answers that a patient gave by phone, with who took them (SAF-18). */
export class Migration20261124000202 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "check_in" add column if not exists "taken_by" text null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "check_in" drop column if exists "taken_by";`
    )
  }
}
