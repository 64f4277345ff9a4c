import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * What the queue is narrowed by, so that a rare flag among many cases is found
 * without reading them all, and the beginning of a reference by an index in
 * any collation. They stand here alone: models can't name an operator class,
 * and the queue's other indexes are with the model.
 */
export class Migration20261121184511 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create index if not exists "IDX_clinical_case_repeat" on "clinical_case" ("queue", "state", "place_at", "id") where repeat_flag and deleted_at is null;`
    )
    this.addSql(
      `create index if not exists "IDX_clinical_case_renewal" on "clinical_case" ("queue", "state", "place_at", "id") where renewal_flag and deleted_at is null;`
    )
    this.addSql(
      `create index if not exists "IDX_clinical_case_reference_prefix" on "clinical_case" ("reference" text_pattern_ops) where deleted_at is null;`
    )
    this.addSql(
      `create index if not exists "IDX_case_flag_level_case" on "case_flag" ("level", "case_id") where settled_at is null and deleted_at is null;`
    )
  }

  override async down(): Promise<void> {
    for (const name of [
      "IDX_clinical_case_repeat",
      "IDX_clinical_case_renewal",
      "IDX_clinical_case_reference_prefix",
      "IDX_case_flag_level_case",
    ]) {
      this.addSql(`drop index if exists "${name}";`)
    }
  }
}
