import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** A case has a prescription of its own for each change of strength (SAF-18). */
export class Migration20261124000102 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "prescription" add column if not exists "dose_change_id" text null;`
    )
    this.addSql(
      `drop index if exists "IDX_prescription_case_id_unique";`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_prescription_case_id_unique" ON "prescription" ("case_id") WHERE dose_change_id IS NULL AND state NOT IN ('ended', 'quarantined') AND (authority IS NULL OR authority <> 'revoked') AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_prescription_dose_change_id_unique" ON "prescription" ("dose_change_id") WHERE dose_change_id IS NOT NULL AND state NOT IN ('ended', 'quarantined') AND (authority IS NULL OR authority <> 'revoked') AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `drop index if exists "IDX_prescription_dose_change_id_unique";`
    )
    this.addSql(
      `drop index if exists "IDX_prescription_case_id_unique";`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_prescription_case_id_unique" ON "prescription" ("case_id") WHERE state NOT IN ('ended', 'quarantined') AND (authority IS NULL OR authority <> 'revoked') AND deleted_at IS NULL;`
    )
    this.addSql(
      `alter table if exists "prescription" drop column if exists "dose_change_id";`
    )
  }
}
