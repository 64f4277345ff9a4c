import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** A change of strength is pushed by itself (SAF-18). */
export class Migration20261124000104 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "pmr_push" add column if not exists "dose_change_id" text null;`
    )
    this.addSql(
      `drop index if exists "IDX_pmr_push_case_id_unique";`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_pmr_push_case_id_unique" ON "pmr_push" ("case_id") WHERE dose_change_id IS NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_pmr_push_dose_change_id_unique" ON "pmr_push" ("dose_change_id") WHERE dose_change_id IS NOT NULL AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `drop index if exists "IDX_pmr_push_dose_change_id_unique";`
    )
    this.addSql(
      `drop index if exists "IDX_pmr_push_case_id_unique";`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_pmr_push_case_id_unique" ON "pmr_push" ("case_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `alter table if exists "pmr_push" drop column if exists "dose_change_id";`
    )
  }
}
