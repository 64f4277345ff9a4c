import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Issues may be promised to a renewal of the course; what a supply has was its own case's so far. */
export class Migration20261123000201 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "prescription_issue" add column if not exists "promised_to" text null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_prescription_issue_promised_to" ON "prescription_issue" ("promised_to") WHERE promised_to IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `update "prescription_issue" i set promised_to = p.case_id from "prescription" p
        where p.id = i.prescription_id and i.supply_id is not null and i.promised_to is null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_prescription_issue_promised_to";`)
    this.addSql(
      `alter table if exists "prescription_issue" drop column if exists "promised_to";`
    )
  }
}
