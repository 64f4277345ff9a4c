import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const refuse = (goes: string, held: string) => `
create or replace function answer_event_refuse_change() returns trigger language plpgsql as $$
declare held text;
begin
  select c.state into held from consultation c where c.id = old.consultation_id;
  if tg_op = 'DELETE' and held in (${goes}) then
    return old;
  end if;
  ${held}
  raise exception '% rows are never changed or deleted', tg_table_name using errcode = 'restrict_violation';
end $$;`

/**
 * The tape of a sealed consultation goes whole, as the sealed record holds it:
 * which question was changed when says what was answered, too (REN-6).
 */
export class Migration20261123000402 extends Migration {
  override async up(): Promise<void> {
    this.addSql(refuse("'sealed', 'destroyed'", ""))
    this.addSql(
      `delete from "answer_event" e using "consultation" c where c.id = e.consultation_id and c.state = 'sealed';`
    )
    this.addSql(
      `update "consultation" set "denied_rule_id" = null where "state" in ('sealed', 'destroyed');`
    )
    this.addSql(
      `update "safeguarding_task" t set "rule_ids" = '[]' from "consultation" c where c.id = t.consultation_id and c.state in ('sealed', 'destroyed');`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      refuse(
        "'destroyed'",
        `if tg_op = 'UPDATE' and held = 'sealed'
    and new.previous_enc is null and new.value_enc is null
    and to_jsonb(new) - array['previous_enc', 'value_enc', 'updated_at']
      = to_jsonb(old) - array['previous_enc', 'value_enc', 'updated_at'] then
    return new;
  end if;`
      )
    )
  }
}
