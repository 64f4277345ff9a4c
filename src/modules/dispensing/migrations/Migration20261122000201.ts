import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** A hold may be opened because an earlier parcel is not delivered (DSP-3). */
export class Migration20261122000201 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "hold" drop constraint if exists "hold_reason_code_check";`
    )
    this.addSql(
      `alter table if exists "hold" add constraint "hold_reason_code_check" check("reason_code" in ('patient_request', 'clinical_query', 'gp_reply', 'safety_report', 'stock_query', 'address_query', 'payment_query', 'parcel_undelivered', 'other'));`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "hold" drop constraint if exists "hold_reason_code_check";`
    )
    this.addSql(
      `alter table if exists "hold" add constraint "hold_reason_code_check" check("reason_code" in ('patient_request', 'clinical_query', 'gp_reply', 'safety_report', 'stock_query', 'address_query', 'payment_query', 'other'));`
    )
  }
}
