import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261122000502 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_plan_agreed_at_id" ON "plan" ("agreed_at", "id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_plan_category_handle_agreed_at_id" ON "plan" ("category_handle", "agreed_at", "id") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_plan_agreed_at_id";`);
    this.addSql(`drop index if exists "IDX_plan_category_handle_agreed_at_id";`);
  }

}
