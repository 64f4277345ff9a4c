import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261121105233 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "prescription_issue" drop constraint if exists "prescription_issue_supply_id_unique";`
    )
    this.addSql(
      `alter table if exists "prescription_issue" drop constraint if exists "prescription_issue_prescription_id_number_unique";`
    )
    this.addSql(
      `alter table if exists "prescription" drop constraint if exists "prescription_partner_reference_unique";`
    )
    this.addSql(
      `alter table if exists "prescription" drop constraint if exists "prescription_case_id_unique";`
    )
    this.addSql(
      `alter table if exists "prescription" drop constraint if exists "prescription_reference_unique";`
    )
    this.addSql(
      `alter table if exists "prescribing_outbox" drop constraint if exists "prescribing_outbox_key_unique";`
    )
    this.addSql(
      `create table if not exists "prescribing_outbox" ("id" text not null, "seq" serial, "kind" text check ("kind" in ('audit', 'call', 'follow_up')) not null, "topic" text not null, "key" text not null, "payload" jsonb not null, "due_at" timestamptz not null, "attempts" integer not null default 0, "last_error" text null, "moved_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "prescribing_outbox_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_prescribing_outbox_deleted_at" ON "prescribing_outbox" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_prescribing_outbox_key_unique" ON "prescribing_outbox" ("key") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_prescribing_outbox_due_at" ON "prescribing_outbox" ("due_at") WHERE moved_at IS NULL AND deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "prescription" ("id" text not null, "reference" text not null, "case_id" text not null, "decision_id" text not null, "order_id" text not null, "patient_id" text not null, "state" text check ("state" in ('draft', 'requested', 'awaiting_signature', 'signed', 'quarantined', 'ended')) not null default 'draft', "authority" text check ("authority" in ('active', 'suspended', 'revoked', 'expired', 'exhausted')) null, "prescriber" jsonb not null, "content_enc" text not null, "content_hash" text not null, "issues_authorised" integer not null default 1, "minimum_interval_days" integer not null default 0, "requests" integer not null default 0, "partner_reference" text null, "signing_url" text null, "requested_at" timestamptz null, "awaiting_since" timestamptz null, "signed_at" timestamptz null, "signed_hash" text null, "document_file_key" text null, "valid_until" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "prescription_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_prescription_deleted_at" ON "prescription" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_prescription_reference_unique" ON "prescription" ("reference") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_prescription_case_id_unique" ON "prescription" ("case_id") WHERE state NOT IN ('ended', 'quarantined') AND (authority IS NULL OR authority <> 'revoked') AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_prescription_case" ON "prescription" ("case_id", "created_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_prescription_patient_id" ON "prescription" ("patient_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_prescription_partner_reference_unique" ON "prescription" ("partner_reference") WHERE partner_reference IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_prescription_state_awaiting_since" ON "prescription" ("state", "awaiting_since") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "prescription_event" ("id" text not null, "prescription_id" text not null, "seq" serial, "event" text not null, "from_state" text null, "to_state" text not null, "actor_type" text not null, "actor_id" text not null, "reason" text null, "at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "prescription_event_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_prescription_event_deleted_at" ON "prescription_event" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_prescription_event_prescription_id_seq" ON "prescription_event" ("prescription_id", "seq") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "prescription_issue" ("id" text not null, "prescription_id" text not null, "number" integer not null, "state" text check ("state" in ('available', 'reserved', 'used', 'withdrawn')) not null default 'available', "supply_id" text null, "used_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "prescription_issue_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_prescription_issue_deleted_at" ON "prescription_issue" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_prescription_issue_prescription_id_number_unique" ON "prescription_issue" ("prescription_id", "number") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_prescription_issue_supply_id_unique" ON "prescription_issue" ("supply_id") WHERE supply_id IS NOT NULL AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "prescribing_outbox" cascade;`)

    this.addSql(`drop table if exists "prescription" cascade;`)

    this.addSql(`drop table if exists "prescription_event" cascade;`)

    this.addSql(`drop table if exists "prescription_issue" cascade;`)
  }
}
