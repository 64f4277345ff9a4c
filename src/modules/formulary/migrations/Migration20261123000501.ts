import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What patients answer before each later month of a plan (SAF-18). Injections for weight are asked about from the start. */
export class Migration20261123000501 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "clinical_category" add column if not exists "check_in" jsonb null;`
    )
    this.addSql(
      `update "clinical_category" set "check_in" = '{"questions": ["weight", "side_effects", "still_taking"], "days_before": 7}' where "handle" = 'weight-management';`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "clinical_category" drop column if exists "check_in";`
    )
  }
}
