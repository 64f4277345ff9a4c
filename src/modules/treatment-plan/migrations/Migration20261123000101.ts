import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** When a renewal is to begin: with the end of the supply before it, unless the patient asked for it sooner (REN-3). */
export class Migration20261123000101 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "reconfirmation" add column if not exists "starts_on" text null;`
    )
    // Nobody was asked before: these keep the order that is the rule.
    this.addSql(
      `update "reconfirmation" set "starts_on" = to_char("confirmed_at" at time zone 'Europe/London', 'YYYY-MM-DD') where "starts_on" is null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "reconfirmation" drop column if exists "starts_on";`
    )
  }
}
