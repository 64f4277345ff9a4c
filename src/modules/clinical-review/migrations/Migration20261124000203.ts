import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const KINDS =
  "'deceased_record', 'identity_failed', 'needs_review', 'consultation_missing', 'high_risk', 'possible_same_person', 'changed_answers', 'denied_then_changed', 'denied_before', 'repeat', 'contradiction', 'measurement_differs', 'evidence_concerns', 'quantity', 'signature_late', 'signature_mismatch', 'prescription_refused', 'prescription_unknown', 'signed_after_ending', 'waiting_long', 'patient_wrote', 'change_declined'"

/** The flag of a case whose patient has answered the questions anew since (REN-2). */
export class Migration20261124000203 extends Migration {
  override async up(): Promise<void> {
    this.allow(`${KINDS}, 'answered_anew'`)
  }

  override async down(): Promise<void> {
    this.addSql(`delete from "case_flag" where "kind" = 'answered_anew';`)
    this.allow(KINDS)
  }

  private allow(kinds: string): void {
    this.addSql(
      `alter table if exists "case_flag" drop constraint if exists "case_flag_kind_check";`
    )
    this.addSql(
      `alter table if exists "case_flag" add constraint "case_flag_kind_check" check ("kind" in (${kinds}));`
    )
  }
}
