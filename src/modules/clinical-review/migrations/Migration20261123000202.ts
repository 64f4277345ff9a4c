import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** A renewal that is continued on a signed prescription (REN-3). */
export class Migration20261123000202 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "decision" drop constraint if exists "decision_kind_check";`
    )
    this.addSql(
      `alter table if exists "decision" add constraint "decision_kind_check" check("kind" in ('approve_pom', 'approve_p', 'process', 'deny', 'propose_change', 'continued'));`
    )
    this.addSql(
      `alter table if exists "decision" add column if not exists "prescription_id" text null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "decision" drop column if exists "prescription_id";`
    )
    this.addSql(
      `alter table if exists "decision" drop constraint if exists "decision_kind_check";`
    )
    this.addSql(
      `alter table if exists "decision" add constraint "decision_kind_check" check("kind" in ('approve_pom', 'approve_p', 'process', 'deny', 'propose_change'));`
    )
  }
}
