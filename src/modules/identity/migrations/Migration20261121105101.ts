import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121105101 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "identity_outbox" drop constraint if exists "identity_outbox_key_unique";`);
    this.addSql(`alter table if exists "identity_check" drop constraint if exists "identity_check_case_id_unique";`);
    this.addSql(`alter table if exists "identity_check" drop constraint if exists "identity_check_reference_unique";`);
    this.addSql(`create table if not exists "identity_check" ("id" text not null, "patient_id" text not null, "case_id" text null, "order_id" text null, "state" text check ("state" in ('created', 'sent', 'passed', 'referred', 'failed', 'deceased', 'documents_requested', 'documents_received', 'verified', 'rejected', 'invalid')) not null default 'created', "provider" text not null, "reference" text not null, "provider_reference" text null, "outcome" text check ("outcome" in ('passed', 'referred', 'failed', 'deceased')) null, "scorecard" text null, "score" integer null, "services" jsonb null, "deceased" boolean not null default false, "continuation_enc" text null, "concluded_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "identity_check_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_identity_check_deleted_at" ON "identity_check" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_identity_check_reference_unique" ON "identity_check" ("reference") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_identity_check_case_id_unique" ON "identity_check" ("case_id") WHERE case_id IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_identity_check_patient_id_state" ON "identity_check" ("patient_id", "state") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "identity_check_event" ("id" text not null, "identity_check_id" text not null, "event" text not null, "from_state" text not null, "to_state" text not null, "actor" jsonb not null, "reason" text null, "at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "identity_check_event_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_identity_check_event_deleted_at" ON "identity_check_event" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_identity_check_event_identity_check_id_at" ON "identity_check_event" ("identity_check_id", "at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "identity_outbox" ("id" text not null, "seq" serial, "kind" text check ("kind" in ('audit', 'call', 'follow_up')) not null, "topic" text not null, "key" text not null, "payload" jsonb not null, "due_at" timestamptz not null, "attempts" integer not null default 0, "last_error" text null, "moved_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "identity_outbox_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_identity_outbox_deleted_at" ON "identity_outbox" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_identity_outbox_key_unique" ON "identity_outbox" ("key") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_identity_outbox_due_at" ON "identity_outbox" ("due_at") WHERE moved_at IS NULL AND deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "identity_check" cascade;`);

    this.addSql(`drop table if exists "identity_check_event" cascade;`);

    this.addSql(`drop table if exists "identity_outbox" cascade;`);
  }

}
