import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121173158 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "case_refund" drop constraint if exists "case_refund_partner_refund_id_unique";`);
    this.addSql(`alter table if exists "case_refund" drop constraint if exists "case_refund_case_id_occasion_unique";`);
    this.addSql(`alter table if exists "billing_outbox" drop constraint if exists "billing_outbox_key_unique";`);
    this.addSql(`create table if not exists "billing_outbox" ("id" text not null, "seq" serial, "kind" text check ("kind" in ('audit', 'call', 'follow_up')) not null, "topic" text not null, "key" text not null, "payload" jsonb not null, "due_at" timestamptz not null, "attempts" integer not null default 0, "last_error" text null, "moved_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "billing_outbox_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_billing_outbox_deleted_at" ON "billing_outbox" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_billing_outbox_key_unique" ON "billing_outbox" ("key") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_billing_outbox_due_at" ON "billing_outbox" ("due_at") WHERE moved_at IS NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "case_refund" ("id" text not null, "case_id" text null, "order_id" text not null, "line_item_id" text null, "patient_id" text null, "payment_id" text not null, "payment_intent" text not null, "amount" integer not null, "delivery_amount" integer not null default 0, "purpose" text check ("purpose" in ('ended', 'price_difference', 'external')) not null, "reason_class" text check ("reason_class" in ('rejected_clinical', 'rejected_identity', 'cancelled', 'abandoned', 'price')) null, "occasion" text null, "automatic" boolean not null default true, "state" text check ("state" in ('requested', 'sent', 'pending', 'requires_action', 'succeeded', 'failed', 'settled_by_hand')) not null default 'requested', "attempt" integer not null default 1, "key" text null, "partner_refund_id" text null, "failure_code" text null, "covered_by" text null, "medusa_refund_id" text null, "booked_at" timestamptz null, "requested_by" text not null, "settled_by" text null, "settled_note_enc" text null, "state_since" timestamptz not null, "checked_at" timestamptz null, "confirmed_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "case_refund_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_case_refund_deleted_at" ON "case_refund" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_case_refund_case_id_occasion_unique" ON "case_refund" ("case_id", "occasion") WHERE case_id IS NOT NULL AND occasion IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_case_refund_partner_refund_id_unique" ON "case_refund" ("partner_refund_id") WHERE partner_refund_id IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_case_refund_payment_id" ON "case_refund" ("payment_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_case_refund_payment_intent" ON "case_refund" ("payment_intent") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_case_refund_order_id" ON "case_refund" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_case_refund_state_state_since_id" ON "case_refund" ("state", "state_since", "id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "case_refund_event" ("id" text not null, "refund_id" text not null, "seq" serial, "event" text not null, "from_state" text check ("from_state" in ('requested', 'sent', 'pending', 'requires_action', 'succeeded', 'failed', 'settled_by_hand')) null, "to_state" text check ("to_state" in ('requested', 'sent', 'pending', 'requires_action', 'succeeded', 'failed', 'settled_by_hand')) not null, "actor_type" text not null, "actor_id" text not null, "actor_role" text null, "code" text null, "at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "case_refund_event_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_case_refund_event_deleted_at" ON "case_refund_event" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_case_refund_event_refund_id_seq" ON "case_refund_event" ("refund_id", "seq") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "billing_outbox" cascade;`);

    this.addSql(`drop table if exists "case_refund" cascade;`);

    this.addSql(`drop table if exists "case_refund_event" cascade;`);
  }

}
