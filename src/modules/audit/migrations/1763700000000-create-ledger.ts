import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * The ledger and what makes it append-only. Rights are granted to the writer
 * by migrate-ledger.ts, which knows its name.
 */
export class CreateLedger1763700000000 implements MigrationInterface {
  name = "CreateLedger1763700000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table audit_entry (
        seq bigint primary key check (seq > 0),
        id text not null unique,
        at timestamptz(3) not null,
        actor_type text not null,
        actor_id text not null,
        actor_role text,
        action text not null,
        entity_type text not null,
        entity_id text not null,
        order_id text,
        case_id text,
        patient_id text,
        correlation_id text,
        details jsonb not null,
        prev_hash text not null,
        hash text not null
      )`)
    await queryRunner.query(
      "create index audit_entry_order on audit_entry (order_id, seq) where order_id is not null"
    )
    await queryRunner.query(
      "create index audit_entry_case on audit_entry (case_id, seq) where case_id is not null"
    )
    await queryRunner.query(
      "create index audit_entry_patient on audit_entry (patient_id, seq) where patient_id is not null"
    )
    await queryRunner.query(
      "create index audit_entry_entity on audit_entry (entity_type, entity_id, seq)"
    )
    await queryRunner.query(`
      create function audit_entry_is_permanent() returns trigger
      language plpgsql as $$
      begin
        raise exception 'the audit ledger is append-only: % is refused', tg_op;
      end $$`)
    await queryRunner.query(`
      create trigger audit_entry_no_change before update or delete on audit_entry
      for each row execute function audit_entry_is_permanent()`)
    await queryRunner.query(`
      create trigger audit_entry_no_truncate before truncate on audit_entry
      for each statement execute function audit_entry_is_permanent()`)
    await queryRunner.query(`
      create function audit_entry_follows_last() returns trigger
      language plpgsql as $$
      declare
        last_seq bigint;
        last_hash text;
      begin
        select seq, hash into last_seq, last_hash
        from audit_entry order by seq desc limit 1;
        if new.seq <> coalesce(last_seq, 0) + 1
          or (last_hash is not null and new.prev_hash <> last_hash) then
          raise exception 'audit entry % does not follow the last entry', new.seq;
        end if;
        return new;
      end $$`)
    await queryRunner.query(`
      create trigger audit_entry_in_order before insert on audit_entry
      for each row execute function audit_entry_follows_last()`)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("drop table audit_entry")
    await queryRunner.query("drop function audit_entry_follows_last()")
    await queryRunner.query("drop function audit_entry_is_permanent()")
  }
}
