import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const COLUMNS = [
  ["from_months", "integer"],
  ["to_months", "integer"],
  ["from_monthly_pence", "integer"],
  ["to_monthly_pence", "integer"],
  ["delivery_pence", "integer"],
  ["mandate_version", "text"],
  ["mandate_text", "text"],
  ["mandate_hash", "text"],
  ["agreed_at", "timestamptz"],
]

/** A change of a plan is put to its patient with the months, the monthly price and the agreement that follow from it (SAF-2, PAY-3). */
export class Migration20261123000601 extends Migration {
  override async up(): Promise<void> {
    for (const [name, type] of COLUMNS) {
      this.addSql(
        `alter table if exists "change_proposal" add column if not exists "${name}" ${type} null;`
      )
    }
  }

  override async down(): Promise<void> {
    for (const [name] of COLUMNS) {
      this.addSql(
        `alter table if exists "change_proposal" drop column if exists "${name}";`
      )
    }
  }
}
