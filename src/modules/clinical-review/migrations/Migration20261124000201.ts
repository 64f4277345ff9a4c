import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Why a renewal waits for a prescriber, for its page and the queue (REN-3). */
export class Migration20261124000201 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "clinical_case" add column if not exists "stay_reason" text null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "clinical_case" drop column if exists "stay_reason";`
    )
  }
}
