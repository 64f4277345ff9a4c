import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Plans by category (SAF-18), and a grace that follows the plan's length unless an item says otherwise (REN-6). */
export class Migration20261122000101 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "clinical_category" add column if not exists "plans_allowed" boolean not null default true, add column if not exists "longest_gap_days" integer null;`
    )
    this.addSql(
      `update "clinical_category" set "plans_allowed" = false where "handle" = 'asthma-reliever';`
    )
    this.addSql(
      `alter table if exists "formulary_item" alter column "grace_months" drop not null;`
    )
    // One month was what every item had before anybody could decide about it.
    this.addSql(
      `update "formulary_item" set "grace_months" = null where "grace_months" = 1;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `update "formulary_item" set "grace_months" = 1 where "grace_months" is null;`
    )
    this.addSql(
      `alter table if exists "formulary_item" alter column "grace_months" set not null;`
    )
    this.addSql(
      `alter table if exists "clinical_category" drop column if exists "plans_allowed", drop column if exists "longest_gap_days";`
    )
  }
}
