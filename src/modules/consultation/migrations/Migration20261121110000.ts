import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Published form versions never change (CON-1) and answer events are
 * append-only (CON-4); the database says so whoever asks. Answers are erased
 * by destroying their key, so no delete is needed.
 */
export class Migration20261121110000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create or replace function consultation_refuse_change() returns trigger language plpgsql as $$ begin raise exception '% rows are never changed or deleted', tg_table_name using errcode = 'restrict_violation'; end $$;`
    )
    for (const table of ["form_version", "answer_event"]) {
      this.addSql(
        `create trigger ${table}_append_only before update or delete on "${table}" for each row execute function consultation_refuse_change();`
      )
    }
  }

  override async down(): Promise<void> {
    for (const table of ["form_version", "answer_event"]) {
      this.addSql(`drop trigger if exists ${table}_append_only on "${table}";`)
    }
    this.addSql(`drop function if exists consultation_refuse_change();`)
  }
}
