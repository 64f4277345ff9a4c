import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261121160100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "case_acknowledgement" ("id" text not null, "case_id" text not null, "kind" text check ("kind" in ('changed_answers', 'repeat', 'contradiction')) not null, "subject" text not null default '', "user_id" text not null, "staff_name" text not null, "role" text not null, "at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "case_acknowledgement_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_case_acknowledgement_deleted_at" ON "case_acknowledgement" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_case_acknowledgement_case_id_kind_subject_user_id_unique" ON "case_acknowledgement" ("case_id", "kind", "subject", "user_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `alter table if exists "case_flag" drop constraint if exists "case_flag_kind_check";`
    )
    this.addSql(
      `alter table if exists "case_flag" add constraint "case_flag_kind_check" check ("kind" in ('needs_review', 'consultation_missing', 'high_risk', 'possible_same_person', 'changed_answers', 'denied_then_changed', 'repeat', 'contradiction', 'quantity', 'signature_late', 'signature_mismatch', 'prescription_refused', 'prescription_unknown', 'signed_after_ending', 'waiting_long'));`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "case_acknowledgement" cascade;`)
    this.addSql(
      `delete from "case_flag" where "kind" in ('repeat', 'contradiction');`
    )
    this.addSql(
      `alter table if exists "case_flag" drop constraint if exists "case_flag_kind_check";`
    )
    this.addSql(
      `alter table if exists "case_flag" add constraint "case_flag_kind_check" check ("kind" in ('needs_review', 'consultation_missing', 'high_risk', 'possible_same_person', 'changed_answers', 'denied_then_changed', 'quantity', 'signature_late', 'signature_mismatch', 'prescription_refused', 'prescription_unknown', 'signed_after_ending', 'waiting_long'));`
    )
  }
}
