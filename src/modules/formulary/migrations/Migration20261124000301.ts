import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** A grace is a month at least: with none any plan that stands still for a day would end (REN-6). */
export class Migration20261124000301 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `update "formulary_item" set "grace_months" = 1 where "grace_months" = 0;`
    )
  }

  // What was 0 can't be told from what was 1 before.
  override async down(): Promise<void> {}
}
