import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261122000701 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "payment_dispute" drop constraint if exists "payment_dispute_partner_dispute_id_unique";`);
    this.addSql(`alter table if exists "money_difference" drop constraint if exists "money_difference_kind_subject_id_unique";`);
    this.addSql(`create table if not exists "money_difference" ("id" text not null, "kind" text check ("kind" in ('payment_not_placed', 'payment_unknown', 'payment_of_nothing', 'charge_not_recorded', 'charged_twice', 'payment_not_taken', 'payment_missing', 'received_more', 'received_less', 'refund_unknown', 'refund_state', 'refund_amount', 'refund_missing', 'dispute_unknown', 'dispute_state')) not null, "subject_id" text not null, "payment_intent" text not null, "order_id" text null, "instalment_id" text null, "our_amount" integer null, "our_state" text null, "their_amount" integer null, "their_state" text null, "state" text check ("state" in ('open', 'mended', 'accepted')) not null default 'open', "state_since" timestamptz not null, "seen_at" timestamptz not null, "closed_by" text null, "reason_enc" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "money_difference_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_money_difference_deleted_at" ON "money_difference" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_money_difference_kind_subject_id_unique" ON "money_difference" ("kind", "subject_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_money_difference_payment_intent" ON "money_difference" ("payment_intent") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_money_difference_state_state_since_id" ON "money_difference" ("state", "state_since", "id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "payment_dispute" ("id" text not null, "partner_dispute_id" text not null, "payment_intent" text not null, "order_id" text null, "amount" integer not null, "reason" text not null, "partner_status" text not null, "state" text check ("state" in ('open', 'won', 'lost')) not null default 'open', "evidence_due_at" timestamptz null, "opened_at" timestamptz not null, "state_since" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "payment_dispute_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_payment_dispute_partner_dispute_id_unique" ON "payment_dispute" ("partner_dispute_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_payment_dispute_deleted_at" ON "payment_dispute" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_payment_dispute_payment_intent" ON "payment_dispute" ("payment_intent") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_payment_dispute_order_id" ON "payment_dispute" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_payment_dispute_state_opened_at_id" ON "payment_dispute" ("state", "opened_at", "id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "reconciliation_run" ("id" text not null, "from_at" timestamptz not null, "to_at" timestamptz not null, "done_to" timestamptz not null, "requested_by" text not null, "started_at" timestamptz not null, "finished_at" timestamptz null, "payments" integer not null default 0, "refunds" integer not null default 0, "disputes" integer not null default 0, "open_differences" integer null, "last_error" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "reconciliation_run_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reconciliation_run_deleted_at" ON "reconciliation_run" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reconciliation_run_started_at" ON "reconciliation_run" ("started_at") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "money_difference" cascade;`);

    this.addSql(`drop table if exists "payment_dispute" cascade;`);

    this.addSql(`drop table if exists "reconciliation_run" cascade;`);
  }

}
