import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Supply is stopped because the patient's bank asks back what was paid for it. */
export class Migration20261122000702 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "stop_order" drop constraint if exists "stop_order_reason_code_check";`
    )
    this.addSql(
      `alter table if exists "stop_order" add constraint "stop_order_reason_code_check" check("reason_code" in ('adverse_reaction', 'pregnancy', 'health_changed', 'gp_objection', 'recall', 'safeguarding', 'patient_request', 'clinical_query', 'other', 'case_ended', 'payment_disputed'));`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "stop_order" drop constraint if exists "stop_order_reason_code_check";`
    )
    this.addSql(
      `alter table if exists "stop_order" add constraint "stop_order_reason_code_check" check("reason_code" in ('adverse_reaction', 'pregnancy', 'health_changed', 'gp_objection', 'recall', 'safeguarding', 'patient_request', 'clinical_query', 'other', 'case_ended'));`
    )
  }
}
