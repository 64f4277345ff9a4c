import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The warning on cases that had gone on when staff failed the identity. */
export class Migration20261121185027 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "case_flag" drop constraint if exists "case_flag_kind_check";`
    )
    this.addSql(
      `alter table if exists "case_flag" add constraint "case_flag_kind_check" check ("kind" in ('deceased_record', 'identity_failed', 'needs_review', 'consultation_missing', 'high_risk', 'possible_same_person', 'changed_answers', 'denied_then_changed', 'repeat', 'contradiction', 'measurement_differs', 'evidence_concerns', 'quantity', 'signature_late', 'signature_mismatch', 'prescription_refused', 'prescription_unknown', 'signed_after_ending', 'waiting_long', 'patient_wrote', 'change_declined'));`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`delete from "case_flag" where "kind" = 'identity_failed';`)
    this.addSql(
      `alter table if exists "case_flag" drop constraint if exists "case_flag_kind_check";`
    )
    this.addSql(
      `alter table if exists "case_flag" add constraint "case_flag_kind_check" check ("kind" in ('deceased_record', 'needs_review', 'consultation_missing', 'high_risk', 'possible_same_person', 'changed_answers', 'denied_then_changed', 'repeat', 'contradiction', 'measurement_differs', 'evidence_concerns', 'quantity', 'signature_late', 'signature_mismatch', 'prescription_refused', 'prescription_unknown', 'signed_after_ending', 'waiting_long', 'patient_wrote', 'change_declined'));`
    )
  }
}
