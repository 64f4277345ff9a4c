import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121171718 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "denial_reason" drop constraint if exists "denial_reason_code_unique";`);
    this.addSql(`alter table if exists "denial_reason" drop constraint if exists "denial_reason_code_version_unique";`);
    this.addSql(`alter table if exists "change_proposal" drop constraint if exists "change_proposal_decision_id_unique";`);
    this.addSql(`alter table if exists "change_proposal" drop constraint if exists "change_proposal_case_id_unique";`);
    this.addSql(`create table if not exists "change_proposal" ("id" text not null, "case_id" text not null, "decision_id" text not null, "state" text check ("state" in ('open', 'accepted', 'applied', 'declined', 'withdrawn')) not null default 'open', "from_item_id" text not null, "from_variant_id" text not null, "from_quantity" integer not null, "from_name" text not null, "to_item_id" text not null, "to_variant_id" text not null, "to_quantity" integer not null, "to_name" text not null, "paid_pence" integer not null, "new_pence" integer not null, "reason_enc" text not null, "proposed_at" timestamptz not null, "answered_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "change_proposal_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_change_proposal_deleted_at" ON "change_proposal" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_change_proposal_case_id_unique" ON "change_proposal" ("case_id") WHERE state in ('open', 'accepted') AND deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_change_proposal_decision_id_unique" ON "change_proposal" ("decision_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "denial_reason" ("id" text not null, "code" text not null, "version" integer not null, "is_current" boolean not null default true, "title" text not null, "advice_level" text check ("advice_level" in ('emergency', 'urgent', 'see_gp', 'not_suitable')) not null, "patient_text" text not null, "legal_classes" text[] null, "categories" text[] null, "active" boolean not null default true, "changed_by" text not null, "changed_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "denial_reason_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_denial_reason_deleted_at" ON "denial_reason" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_denial_reason_code_version_unique" ON "denial_reason" ("code", "version") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_denial_reason_code_unique" ON "denial_reason" ("code") WHERE is_current AND deleted_at IS NULL;`);

    this.addSql(`alter table if exists "case_acknowledgement" drop constraint if exists "case_acknowledgement_kind_check";`);

    this.addSql(`alter table if exists "case_flag" drop constraint if exists "case_flag_kind_check";`);

    this.addSql(`alter table if exists "decision" drop constraint if exists "decision_kind_check";`);

    this.addSql(`alter table if exists "case_acknowledgement" add constraint "case_acknowledgement_kind_check" check("kind" in ('changed_answers', 'repeat', 'contradiction', 'patient_wrote'));`);

    this.addSql(`alter table if exists "case_flag" add constraint "case_flag_kind_check" check("kind" in ('needs_review', 'consultation_missing', 'high_risk', 'possible_same_person', 'changed_answers', 'denied_then_changed', 'repeat', 'contradiction', 'quantity', 'signature_late', 'signature_mismatch', 'prescription_refused', 'prescription_unknown', 'signed_after_ending', 'waiting_long', 'patient_wrote', 'change_declined'));`);

    this.addSql(`alter table if exists "decision" add column if not exists "denial_code" text null, add column if not exists "denial_version" integer null;`);
    this.addSql(`alter table if exists "decision" add constraint "decision_kind_check" check("kind" in ('approve_pom', 'approve_p', 'process', 'deny', 'propose_change'));`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "change_proposal" cascade;`);

    this.addSql(`drop table if exists "denial_reason" cascade;`);

    this.addSql(`alter table if exists "case_acknowledgement" drop constraint if exists "case_acknowledgement_kind_check";`);

    this.addSql(`alter table if exists "case_flag" drop constraint if exists "case_flag_kind_check";`);

    this.addSql(`alter table if exists "decision" drop constraint if exists "decision_kind_check";`);

    this.addSql(`alter table if exists "case_acknowledgement" add constraint "case_acknowledgement_kind_check" check("kind" in ('changed_answers', 'repeat', 'contradiction'));`);

    this.addSql(`alter table if exists "case_flag" add constraint "case_flag_kind_check" check("kind" in ('needs_review', 'consultation_missing', 'high_risk', 'possible_same_person', 'changed_answers', 'denied_then_changed', 'repeat', 'contradiction', 'quantity', 'signature_late', 'signature_mismatch', 'prescription_refused', 'prescription_unknown', 'signed_after_ending', 'waiting_long'));`);

    this.addSql(`alter table if exists "decision" drop column if exists "denial_code", drop column if exists "denial_version";`);

    this.addSql(`alter table if exists "decision" add constraint "decision_kind_check" check("kind" in ('approve_pom', 'approve_p', 'process'));`);
  }

}
