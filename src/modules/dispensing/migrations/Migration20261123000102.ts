import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The day before which a supply may not leave, as an earlier one lasts until then (REN-3, R-13). */
export class Migration20261123000102 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "supply" add column if not exists "not_before" text null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "supply" drop column if exists "not_before";`
    )
  }
}
