import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** A change of strength has a letter to the GP of its own (SAF-18). */
export class Migration20261124000103 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "letter" add column if not exists "dose_change_id" text null;`
    )
    this.addSql(
      `drop index if exists "IDX_letter_case_id_unique";`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_letter_case_id_unique" ON "letter" ("case_id") WHERE dose_change_id IS NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_letter_dose_change_id_unique" ON "letter" ("dose_change_id") WHERE dose_change_id IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `alter table if exists "patient_document" add column if not exists "dose_change_id" text null;`
    )
    this.addSql(
      `drop index if exists "IDX_patient_document_case_id_kind_unique";`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_patient_document_case_id_kind_unique" ON "patient_document" ("case_id", "kind") WHERE dose_change_id IS NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_patient_document_dose_change_id_kind_unique" ON "patient_document" ("dose_change_id", "kind") WHERE dose_change_id IS NOT NULL AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `drop index if exists "IDX_letter_dose_change_id_unique";`
    )
    this.addSql(
      `drop index if exists "IDX_letter_case_id_unique";`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_letter_case_id_unique" ON "letter" ("case_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `alter table if exists "letter" drop column if exists "dose_change_id";`
    )
    this.addSql(
      `drop index if exists "IDX_patient_document_dose_change_id_kind_unique";`
    )
    this.addSql(
      `drop index if exists "IDX_patient_document_case_id_kind_unique";`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_patient_document_case_id_kind_unique" ON "patient_document" ("case_id", "kind") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `alter table if exists "patient_document" drop column if exists "dose_change_id";`
    )
  }
}
