import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261122000501 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "case_refund" drop constraint if exists "case_refund_purpose_check";`);
    this.addSql(`alter table if exists "case_refund" drop constraint if exists "case_refund_reason_class_check";`);
    this.addSql(`alter table if exists "case_refund" add column if not exists "instalment_id" text null;`);
    this.addSql(`alter table if exists "case_refund" add constraint "case_refund_purpose_check" check("purpose" in ('ended', 'instalment', 'price_difference', 'external'));`);
    this.addSql(`alter table if exists "case_refund" add constraint "case_refund_reason_class_check" check("reason_class" in ('rejected_clinical', 'rejected_identity', 'cancelled', 'abandoned', 'limit', 'price'));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_case_refund_instalment_id" ON "case_refund" ("instalment_id") WHERE instalment_id IS NOT NULL AND deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_case_refund_instalment_id";`);
    this.addSql(`alter table if exists "case_refund" drop constraint if exists "case_refund_purpose_check";`);
    this.addSql(`alter table if exists "case_refund" drop constraint if exists "case_refund_reason_class_check";`);
    this.addSql(`alter table if exists "case_refund" drop column if exists "instalment_id";`);
    this.addSql(`alter table if exists "case_refund" add constraint "case_refund_purpose_check" check("purpose" in ('ended', 'price_difference', 'external'));`);
    this.addSql(`alter table if exists "case_refund" add constraint "case_refund_reason_class_check" check("reason_class" in ('rejected_clinical', 'rejected_identity', 'cancelled', 'abandoned', 'price'));`);
  }

}
