import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Answers that were confirmed again may be ordered on once more (REN-2). */
export class Migration20261122000604 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "consultation" add column if not exists "reconfirmation_id" text null, add column if not exists "reconfirmed_at" timestamptz null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "consultation" drop column if exists "reconfirmation_id", drop column if exists "reconfirmed_at";`
    )
  }
}
