import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261121150100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "case_flag" drop constraint if exists "case_flag_kind_check";`
    )
    this.addSql(
      `alter table if exists "case_flag" add constraint "case_flag_kind_check" check ("kind" in ('needs_review', 'consultation_missing', 'high_risk', 'possible_same_person', 'changed_answers', 'denied_then_changed', 'quantity', 'signature_late', 'signature_mismatch', 'prescription_refused', 'prescription_unknown', 'signed_after_ending', 'waiting_long'));`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `delete from "case_flag" where "kind" = 'possible_same_person';`
    )
    this.addSql(
      `alter table if exists "case_flag" drop constraint if exists "case_flag_kind_check";`
    )
    this.addSql(
      `alter table if exists "case_flag" add constraint "case_flag_kind_check" check ("kind" in ('needs_review', 'consultation_missing', 'high_risk', 'changed_answers', 'denied_then_changed', 'quantity', 'signature_late', 'signature_mismatch', 'prescription_refused', 'prescription_unknown', 'signed_after_ending', 'waiting_long'));`
    )
  }
}
