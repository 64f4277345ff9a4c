import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261121105156 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "partner_gateway_outbox" drop constraint if exists "partner_gateway_outbox_key_unique";`
    )
    this.addSql(
      `alter table if exists "outbound_call" drop constraint if exists "outbound_call_reference_unique";`
    )
    this.addSql(
      `alter table if exists "inbound_event" drop constraint if exists "inbound_event_partner_external_id_unique";`
    )
    this.addSql(
      `create table if not exists "inbound_event" ("id" text not null, "partner" text not null, "external_id" text not null, "body_enc" text not null, "state" text check ("state" in ('stored', 'processed', 'failed')) not null default 'stored', "received_at" timestamptz not null, "processed_at" timestamptz null, "last_error" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "inbound_event_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_inbound_event_deleted_at" ON "inbound_event" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_inbound_event_partner_external_id_unique" ON "inbound_event" ("partner", "external_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_inbound_event_state_partner" ON "inbound_event" ("state", "partner") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "outbound_call" ("id" text not null, "partner" text not null, "operation" text not null, "reference" text not null, "subject_type" text not null, "subject_id" text not null, "order_id" text null, "case_id" text null, "state" text check ("state" in ('pending', 'sending', 'retrying', 'unknown', 'manual', 'refused', 'done', 'cancelled')) not null default 'pending', "attempts" integer not null default 0, "due_at" timestamptz not null, "lease_until" timestamptz null, "flagged_at" timestamptz null, "last_error" text null, "result" jsonb null, "applied_at" timestamptz null, "settled_by" text null, "settled_note" text null, "done_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "outbound_call_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_outbound_call_deleted_at" ON "outbound_call" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_outbound_call_reference_unique" ON "outbound_call" ("reference") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_outbound_call_due_at" ON "outbound_call" ("due_at") WHERE state IN ('pending', 'retrying', 'unknown') AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_outbound_call_lease_until" ON "outbound_call" ("lease_until") WHERE state = 'sending' AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_outbound_call_state_partner" ON "outbound_call" ("state", "partner") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_outbound_call_subject_id" ON "outbound_call" ("subject_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_outbound_call_case_id" ON "outbound_call" ("case_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_outbound_call_order_id" ON "outbound_call" ("order_id") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "partner_gateway_outbox" ("id" text not null, "seq" serial, "kind" text check ("kind" in ('audit', 'call', 'follow_up')) not null, "topic" text not null, "key" text not null, "payload" jsonb not null, "due_at" timestamptz not null, "attempts" integer not null default 0, "last_error" text null, "moved_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "partner_gateway_outbox_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_partner_gateway_outbox_deleted_at" ON "partner_gateway_outbox" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_partner_gateway_outbox_key_unique" ON "partner_gateway_outbox" ("key") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_partner_gateway_outbox_due_at" ON "partner_gateway_outbox" ("due_at") WHERE moved_at IS NULL AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "inbound_event" cascade;`)

    this.addSql(`drop table if exists "outbound_call" cascade;`)

    this.addSql(`drop table if exists "partner_gateway_outbox" cascade;`)
  }
}
