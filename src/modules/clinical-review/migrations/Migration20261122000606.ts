import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** A consultation has a case of each order that was made on it: the first, and each renewal (REN-3). */
export class Migration20261122000606 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `drop index if exists "IDX_clinical_case_consultation_id_unique";`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_clinical_case_consultation_id_order_id_unique" ON "clinical_case" ("consultation_id", "order_id") WHERE consultation_id IS NOT NULL AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `drop index if exists "IDX_clinical_case_consultation_id_order_id_unique";`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_clinical_case_consultation_id_unique" ON "clinical_case" ("consultation_id") WHERE consultation_id IS NOT NULL AND deleted_at IS NULL;`
    )
  }
}
