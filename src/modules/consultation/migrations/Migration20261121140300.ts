import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * A draft that was published or discarded shows what was decided on, so it never
 * changes again, and no draft is deleted; the database says so whoever asks.
 * What a published version gained (golden cases, names, note) is under
 * form_version_append_only already, which refuses every change of a row.
 */
export class Migration20261121140300 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create trigger form_draft_closed before update on "form_draft" for each row when (old.state in ('published', 'discarded')) execute function consultation_refuse_change();`
    )
    this.addSql(
      `create trigger form_draft_kept before delete on "form_draft" for each row execute function consultation_refuse_change();`
    )
  }

  override async down(): Promise<void> {
    for (const trigger of ["form_draft_closed", "form_draft_kept"]) {
      this.addSql(`drop trigger if exists ${trigger} on "form_draft";`)
    }
  }
}
