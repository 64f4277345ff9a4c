import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261121150000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "identity_check" add column if not exists "answered_index" text null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "identity_check" drop column if exists "answered_index";`
    )
  }
}
