import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261121171706 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "prescription" add column if not exists "suspended_by" text check ("suspended_by" in ('stop', 'staff')) null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "prescription" drop column if exists "suspended_by";`
    )
  }
}
