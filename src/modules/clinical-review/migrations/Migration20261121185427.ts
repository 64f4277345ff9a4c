import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The warning of an earlier denial by a clinician; that it, and possible other accounts, were read. */
export class Migration20261121185427 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "case_flag" drop constraint if exists "case_flag_kind_check";`
    )
    this.addSql(
      `alter table if exists "case_flag" add constraint "case_flag_kind_check" check ("kind" in ('deceased_record', 'identity_failed', 'needs_review', 'consultation_missing', 'high_risk', 'possible_same_person', 'changed_answers', 'denied_then_changed', 'denied_before', 'repeat', 'contradiction', 'measurement_differs', 'evidence_concerns', 'quantity', 'signature_late', 'signature_mismatch', 'prescription_refused', 'prescription_unknown', 'signed_after_ending', 'waiting_long', 'patient_wrote', 'change_declined'));`
    )
    this.addSql(
      `alter table if exists "case_acknowledgement" drop constraint if exists "case_acknowledgement_kind_check";`
    )
    this.addSql(
      `alter table if exists "case_acknowledgement" add constraint "case_acknowledgement_kind_check" check ("kind" in ('changed_answers', 'denied_before', 'possible_same_person', 'repeat', 'contradiction', 'measurement_differs', 'evidence_concerns', 'patient_wrote'));`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`delete from "case_flag" where "kind" = 'denied_before';`)
    this.addSql(
      `delete from "case_acknowledgement" where "kind" in ('denied_before', 'possible_same_person');`
    )
    this.addSql(
      `alter table if exists "case_flag" drop constraint if exists "case_flag_kind_check";`
    )
    this.addSql(
      `alter table if exists "case_flag" add constraint "case_flag_kind_check" check ("kind" in ('deceased_record', 'identity_failed', 'needs_review', 'consultation_missing', 'high_risk', 'possible_same_person', 'changed_answers', 'denied_then_changed', 'repeat', 'contradiction', 'measurement_differs', 'evidence_concerns', 'quantity', 'signature_late', 'signature_mismatch', 'prescription_refused', 'prescription_unknown', 'signed_after_ending', 'waiting_long', 'patient_wrote', 'change_declined'));`
    )
    this.addSql(
      `alter table if exists "case_acknowledgement" drop constraint if exists "case_acknowledgement_kind_check";`
    )
    this.addSql(
      `alter table if exists "case_acknowledgement" add constraint "case_acknowledgement_kind_check" check ("kind" in ('changed_answers', 'repeat', 'contradiction', 'measurement_differs', 'evidence_concerns', 'patient_wrote'));`
    )
  }
}
