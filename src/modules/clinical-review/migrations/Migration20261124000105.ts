import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** A prescriber may decide on another strength for later months of a plan (SAF-18). */
export class Migration20261124000105 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "decision" drop constraint if exists "decision_kind_check";`
    )
    this.addSql(
      `alter table if exists "decision" add constraint "decision_kind_check" check("kind" in ('approve_pom', 'approve_p', 'process', 'deny', 'propose_change', 'continued', 'change_dose'));`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "decision" drop constraint if exists "decision_kind_check";`
    )
    this.addSql(
      `alter table if exists "decision" add constraint "decision_kind_check" check("kind" in ('approve_pom', 'approve_p', 'process', 'deny', 'propose_change', 'continued'));`
    )
  }
}
