import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261121174000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "evidence" ("id" text not null, "patient_id" text not null, "case_id" text not null, "category_handle" text not null, "kind" text check ("kind" in ('two_way_contact', 'record_access', 'verified_weight', 'identity', 'photo', 'gp_confirmation')) not null, "method" text not null, "outcome" text check ("outcome" in ('satisfactory', 'concerns', 'no_answer')) not null, "observed_on" text not null, "valid_until" text null, "content_enc" text not null, "staff_id" text not null, "user_id" text not null, "staff_name" text not null, "role" text not null, "registration_body" text null, "registration_number" text null, "recorded_at" timestamptz not null, "withdrawn_at" timestamptz null, "withdrawn_by" text null, "withdrawal_reason_enc" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "evidence_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_evidence_deleted_at" ON "evidence" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_evidence_patient_id_kind" ON "evidence" ("patient_id", "kind") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_evidence_case_id" ON "evidence" ("case_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `create table if not exists "case_reading" ("id" text not null, "case_id" text not null, "user_id" text not null, "session" text not null, "section" text check ("section" in ('page', 'patient', 'flags', 'answers', 'evidence', 'history')) not null, "reported" integer not null, "seconds" integer not null, "first_at" timestamptz not null, "last_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "case_reading_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_case_reading_deleted_at" ON "case_reading" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_case_reading_case_id_user_id_session_section_unique" ON "case_reading" ("case_id", "user_id", "session", "section") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `alter table if exists "decision" add column if not exists "reading" jsonb null;`
    )
    this.addSql(
      `alter table if exists "case_acknowledgement" drop constraint if exists "case_acknowledgement_kind_check";`
    )
    this.addSql(
      `alter table if exists "case_acknowledgement" add constraint "case_acknowledgement_kind_check" check ("kind" in ('changed_answers', 'repeat', 'contradiction', 'measurement_differs', 'evidence_concerns', 'patient_wrote'));`
    )
    this.addSql(
      `alter table if exists "case_flag" drop constraint if exists "case_flag_kind_check";`
    )
    this.addSql(
      `alter table if exists "case_flag" add constraint "case_flag_kind_check" check ("kind" in ('deceased_record', 'needs_review', 'consultation_missing', 'high_risk', 'possible_same_person', 'changed_answers', 'denied_then_changed', 'repeat', 'contradiction', 'measurement_differs', 'evidence_concerns', 'quantity', 'signature_late', 'signature_mismatch', 'prescription_refused', 'prescription_unknown', 'signed_after_ending', 'waiting_long', 'patient_wrote', 'change_declined'));`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `drop table if exists "evidence" cascade;`
    )
    this.addSql(
      `drop table if exists "case_reading" cascade;`
    )
    this.addSql(
      `alter table if exists "decision" drop column if exists "reading";`
    )
    this.addSql(
      `delete from "case_acknowledgement" where "kind" in ('measurement_differs', 'evidence_concerns');`
    )
    this.addSql(
      `delete from "case_flag" where "kind" in ('measurement_differs', 'evidence_concerns');`
    )
    this.addSql(
      `alter table if exists "case_acknowledgement" drop constraint if exists "case_acknowledgement_kind_check";`
    )
    this.addSql(
      `alter table if exists "case_acknowledgement" add constraint "case_acknowledgement_kind_check" check ("kind" in ('changed_answers', 'repeat', 'contradiction', 'patient_wrote'));`
    )
    this.addSql(
      `alter table if exists "case_flag" drop constraint if exists "case_flag_kind_check";`
    )
    this.addSql(
      `alter table if exists "case_flag" add constraint "case_flag_kind_check" check ("kind" in ('deceased_record', 'needs_review', 'consultation_missing', 'high_risk', 'possible_same_person', 'changed_answers', 'denied_then_changed', 'repeat', 'contradiction', 'quantity', 'signature_late', 'signature_mismatch', 'prescription_refused', 'prescription_unknown', 'signed_after_ending', 'waiting_long', 'patient_wrote', 'change_declined'));`
    )
  }
}
