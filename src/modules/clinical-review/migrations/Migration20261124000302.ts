import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What a changed line cost without its code, so that a second change keeps the code's share (SAF-2). */
export class Migration20261124000302 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "change_proposal" add column if not exists "undiscounted_pence" integer null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "change_proposal" drop column if exists "undiscounted_pence";`
    )
  }
}
