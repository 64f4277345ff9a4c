import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const KINDS =
  "'changed_answers', 'denied_before', 'possible_same_person', 'repeat', 'contradiction', 'measurement_differs', 'evidence_concerns', 'patient_wrote'"

/** That the answers which a patient gave anew were read before their case is decided (REN-2). */
export class Migration20261125000101 extends Migration {
  override async up(): Promise<void> {
    this.allow(`${KINDS}, 'answered_anew'`)
  }

  override async down(): Promise<void> {
    this.addSql(
      `delete from "case_acknowledgement" where "kind" = 'answered_anew';`
    )
    this.allow(KINDS)
  }

  private allow(kinds: string): void {
    this.addSql(
      `alter table if exists "case_acknowledgement" drop constraint if exists "case_acknowledgement_kind_check";`
    )
    this.addSql(
      `alter table if exists "case_acknowledgement" add constraint "case_acknowledgement_kind_check" check ("kind" in (${kinds}));`
    )
  }
}
