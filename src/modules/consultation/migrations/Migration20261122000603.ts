import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * The tape stays append-only (CON-4) but for two cases that the law asks for: a
 * sealed consultation's values are emptied, the sealed record holding them, and
 * a destroyed one's tape goes (REN-6). Openings of sealed records never change.
 */
export class Migration20261122000603 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create or replace function answer_event_refuse_change() returns trigger language plpgsql as $$
declare held text;
begin
  select c.state into held from consultation c where c.id = old.consultation_id;
  if tg_op = 'DELETE' and held = 'destroyed' then
    return old;
  end if;
  if tg_op = 'UPDATE' and held = 'sealed'
    and new.previous_enc is null and new.value_enc is null
    and to_jsonb(new) - array['previous_enc', 'value_enc', 'updated_at']
      = to_jsonb(old) - array['previous_enc', 'value_enc', 'updated_at'] then
    return new;
  end if;
  raise exception '% rows are never changed or deleted', tg_table_name using errcode = 'restrict_violation';
end $$;`
    )
    this.addSql(
      `drop trigger if exists answer_event_append_only on "answer_event";`
    )
    this.addSql(
      `create trigger answer_event_append_only before update or delete on "answer_event" for each row execute function answer_event_refuse_change();`
    )
    this.addSql(
      `create trigger sealed_opening_append_only before update or delete on "sealed_opening" for each row execute function consultation_refuse_change();`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `drop trigger if exists sealed_opening_append_only on "sealed_opening";`
    )
    this.addSql(
      `drop trigger if exists answer_event_append_only on "answer_event";`
    )
    this.addSql(
      `create trigger answer_event_append_only before update or delete on "answer_event" for each row execute function consultation_refuse_change();`
    )
    this.addSql(`drop function if exists answer_event_refuse_change();`)
  }
}
