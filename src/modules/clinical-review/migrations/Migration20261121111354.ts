import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121111354 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "clinical_review_outbox" drop constraint if exists "clinical_review_outbox_key_unique";`);
    this.addSql(`alter table if exists "clinical_case" drop constraint if exists "clinical_case_consultation_id_unique";`);
    this.addSql(`alter table if exists "clinical_case" drop constraint if exists "clinical_case_line_item_id_unique";`);
    this.addSql(`alter table if exists "clinical_case" drop constraint if exists "clinical_case_reference_unique";`);
    this.addSql(`alter table if exists "case_flag" drop constraint if exists "case_flag_case_id_kind_subject_unique";`);
    this.addSql(`alter table if exists "case_event" drop constraint if exists "case_event_case_id_key_unique";`);
    this.addSql(`create table if not exists "case_event" ("id" text not null, "case_id" text not null, "seq" serial, "event" text not null, "from_state" text check ("from_state" in ('payment_pending', 'identity_pending', 'identity_action_required', 'identity_review', 'queued', 'in_review', 'awaiting_patient', 'awaiting_acceptance', 'awaiting_signature', 'approved', 'rejected', 'cancelled', 'abandoned', 'awaiting_refund', 'refunded', 'closed')) null, "to_state" text check ("to_state" in ('payment_pending', 'identity_pending', 'identity_action_required', 'identity_review', 'queued', 'in_review', 'awaiting_patient', 'awaiting_acceptance', 'awaiting_signature', 'approved', 'rejected', 'cancelled', 'abandoned', 'awaiting_refund', 'refunded', 'closed')) not null, "actor_type" text not null, "actor_id" text not null, "actor_role" text null, "reason" text null, "key" text null, "at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "case_event_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_case_event_deleted_at" ON "case_event" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_case_event_case_id_seq" ON "case_event" ("case_id", "seq") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_case_event_case_id_key_unique" ON "case_event" ("case_id", "key") WHERE key IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "case_flag" ("id" text not null, "case_id" text not null, "kind" text check ("kind" in ('needs_review', 'consultation_missing', 'high_risk', 'changed_answers', 'denied_then_changed', 'quantity', 'signature_late', 'signature_mismatch', 'prescription_refused', 'prescription_unknown', 'signed_after_ending', 'waiting_long')) not null, "level" text check ("level" in ('info', 'amber', 'red')) not null, "subject" text not null default '', "amount" integer null, "raised_at" timestamptz not null, "settled_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "case_flag_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_case_flag_deleted_at" ON "case_flag" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_case_flag_case_id_kind_subject_unique" ON "case_flag" ("case_id", "kind", "subject") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "clinical_case" ("id" text not null, "reference" text not null, "order_id" text not null, "order_display_id" integer not null, "line_item_id" text not null, "consultation_id" text null, "customer_id" text null, "patient_id" text not null, "category_handle" text not null, "legal_class" text check ("legal_class" in ('POM', 'P', 'GSL', 'device')) not null, "formulary_item_id" text not null, "variant_id" text not null, "quantity" integer not null, "treatment_name" text not null, "order_type" text check ("order_type" in ('one_off', 'instalments')) not null default 'one_off', "instalment_count" integer not null default 1, "queue" text check ("queue" in ('prescriber', 'pharmacist', 'team')) not null, "state" text check ("state" in ('payment_pending', 'identity_pending', 'identity_action_required', 'identity_review', 'queued', 'in_review', 'awaiting_patient', 'awaiting_acceptance', 'awaiting_signature', 'approved', 'rejected', 'cancelled', 'abandoned', 'awaiting_refund', 'refunded', 'closed')) not null default 'payment_pending', "ended_as" text check ("ended_as" in ('rejected_identity', 'rejected_clinical', 'cancelled', 'abandoned', 'completed')) null, "identity_status" text not null default 'unverified', "repeat_flag" boolean not null default false, "renewal_flag" boolean not null default false, "flag_count" integer not null default 0, "partner_unavailable" boolean not null default false, "waiting_since" timestamptz not null, "place_at" timestamptz not null, "last_activity_at" timestamptz not null, "claimed_by" text null, "claimed_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "clinical_case_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_clinical_case_deleted_at" ON "clinical_case" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_clinical_case_reference_unique" ON "clinical_case" ("reference") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_clinical_case_line_item_id_unique" ON "clinical_case" ("line_item_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_clinical_case_consultation_id_unique" ON "clinical_case" ("consultation_id") WHERE consultation_id IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_clinical_case_order_id" ON "clinical_case" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_clinical_case_order_display_id" ON "clinical_case" ("order_display_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_clinical_case_patient_id" ON "clinical_case" ("patient_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_clinical_case_queue_state_place_at_id" ON "clinical_case" ("queue", "state", "place_at", "id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_clinical_case_state_place_at_id" ON "clinical_case" ("state", "place_at", "id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_clinical_case_category_handle_state_place_at" ON "clinical_case" ("category_handle", "state", "place_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_clinical_case_claimed_by" ON "clinical_case" ("claimed_by") WHERE claimed_by IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "clinical_review_outbox" ("id" text not null, "seq" serial, "kind" text check ("kind" in ('audit', 'call', 'follow_up')) not null, "topic" text not null, "key" text not null, "payload" jsonb not null, "due_at" timestamptz not null, "attempts" integer not null default 0, "last_error" text null, "moved_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "clinical_review_outbox_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_clinical_review_outbox_deleted_at" ON "clinical_review_outbox" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_clinical_review_outbox_key_unique" ON "clinical_review_outbox" ("key") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_clinical_review_outbox_due_at" ON "clinical_review_outbox" ("due_at") WHERE moved_at IS NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "decision" ("id" text not null, "case_id" text not null, "kind" text check ("kind" in ('approve_pom', 'approve_p', 'process')) not null, "staff_id" text not null, "user_id" text not null, "staff_name" text not null, "role" text not null, "registration_body" text null, "registration_number" text null, "prescriber_ip" text null, "proposal_enc" text null, "notes_enc" text null, "at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "decision_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_decision_deleted_at" ON "decision" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_decision_case_id_at" ON "decision" ("case_id", "at") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "case_event" cascade;`);

    this.addSql(`drop table if exists "case_flag" cascade;`);

    this.addSql(`drop table if exists "clinical_case" cascade;`);

    this.addSql(`drop table if exists "clinical_review_outbox" cascade;`);

    this.addSql(`drop table if exists "decision" cascade;`);
  }

}
