import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Where the later parcels of a plan go, when its patient has moved. */
export class Migration20261122000402 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "plan" add column if not exists "delivery_address_id" text null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "plan" drop column if exists "delivery_address_id";`
    )
  }
}
