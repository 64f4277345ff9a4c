import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121111246 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "clinical_category" add column if not exists "product_category_id" text null;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "clinical_category" drop column if exists "product_category_id";`);
  }

}
