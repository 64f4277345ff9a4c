import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261121185303 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "prescription" add column if not exists "formulary_item_id" text null, add column if not exists "packs" integer null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "prescription" drop column if exists "formulary_item_id", drop column if exists "packs";`
    )
  }
}
