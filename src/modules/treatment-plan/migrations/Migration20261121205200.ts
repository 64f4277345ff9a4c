import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121205200 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "treatment_plan_outbox" drop constraint if exists "treatment_plan_outbox_key_unique";`);
    this.addSql(`alter table if exists "plan" drop constraint if exists "plan_renews_plan_id_unique";`);
    this.addSql(`alter table if exists "plan" drop constraint if exists "plan_course_id_plan_number_unique";`);
    this.addSql(`alter table if exists "plan" drop constraint if exists "plan_line_item_id_unique";`);
    this.addSql(`alter table if exists "plan" drop constraint if exists "plan_reference_unique";`);
    this.addSql(`alter table if exists "instalment" drop constraint if exists "instalment_supply_id_unique";`);
    this.addSql(`alter table if exists "instalment" drop constraint if exists "instalment_order_id_unique";`);
    this.addSql(`alter table if exists "instalment" drop constraint if exists "instalment_plan_id_number_unique";`);
    this.addSql(`alter table if exists "course" drop constraint if exists "course_consultation_id_unique";`);
    this.addSql(`alter table if exists "course" drop constraint if exists "course_case_id_unique";`);
    this.addSql(`alter table if exists "course" drop constraint if exists "course_reference_unique";`);
    this.addSql(`create table if not exists "course" ("id" text not null, "reference" text not null, "patient_id" text not null, "category_handle" text not null, "case_id" text not null, "consultation_id" text not null, "state" text check ("state" in ('open', 'lapsed', 'limit_reached', 'stopped')) not null default 'open', "approved_on" text not null, "limit_on" text not null, "last_dispatch_on" text null, "grace_months" integer not null, "answers_end_on" text null, "ended_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "course_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_course_reference_unique" ON "course" ("reference") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_course_case_id_unique" ON "course" ("case_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_course_consultation_id_unique" ON "course" ("consultation_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_course_deleted_at" ON "course" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_course_patient_id_category_handle_state" ON "course" ("patient_id", "category_handle", "state") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_course_state_limit_on" ON "course" ("state", "limit_on") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_course_state_answers_end_on" ON "course" ("state", "answers_end_on") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "instalment" ("id" text not null, "plan_id" text not null, "patient_id" text not null, "number" integer not null, "state" text check ("state" in ('scheduled', 'due', 'charging', 'unknown', 'retry_wait', 'action_required', 'failed', 'paid', 'supplied', 'disputed', 'refunded', 'cancelled')) not null default 'scheduled', "due_on" text null, "amount" integer not null, "order_id" text null, "supply_id" text null, "attempts" integer not null default 0, "first_declined_on" text null, "retry_on" text null, "payment_intent" text null, "decline_code" text null, "paid_at" timestamptz null, "supplied_at" timestamptz null, "state_since" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "instalment_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_instalment_deleted_at" ON "instalment" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_instalment_plan_id_number_unique" ON "instalment" ("plan_id", "number") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_instalment_state_due_on_id" ON "instalment" ("state", "due_on", "id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_instalment_state_retry_on_id" ON "instalment" ("state", "retry_on", "id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_instalment_order_id_unique" ON "instalment" ("order_id") WHERE order_id IS NOT NULL AND number > 1 AND deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_instalment_supply_id_unique" ON "instalment" ("supply_id") WHERE supply_id IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_instalment_payment_intent" ON "instalment" ("payment_intent") WHERE payment_intent IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_instalment_patient_id" ON "instalment" ("patient_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "plan" ("id" text not null, "reference" text not null, "course_id" text null, "patient_id" text not null, "customer_id" text not null, "case_id" text not null, "category_handle" text not null, "formulary_item_id" text not null, "variant_id" text not null, "quantity" integer not null, "order_id" text not null, "line_item_id" text not null, "months" integer not null, "plan_number" integer not null default 1, "renews_plan_id" text null, "state" text check ("state" in ('pending', 'active', 'paused', 'completed', 'cancelled', 'limit_reached')) not null default 'pending', "pause_causes" text[] not null, "monthly_price" integer not null, "delivery_price" integer not null, "minimum_interval_days" integer not null, "longest_gap_days" integer null, "schedule_day" text null, "schedule_number" integer null, "agreed_at" timestamptz not null, "started_at" timestamptz null, "ended_at" timestamptz null, "end_reason" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "plan_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_plan_reference_unique" ON "plan" ("reference") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_plan_line_item_id_unique" ON "plan" ("line_item_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_plan_deleted_at" ON "plan" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_plan_case_id" ON "plan" ("case_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_plan_course_id_plan_number_unique" ON "plan" ("course_id", "plan_number") WHERE course_id IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_plan_patient_id_agreed_at" ON "plan" ("patient_id", "agreed_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_plan_state_agreed_at_id" ON "plan" ("state", "agreed_at", "id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_plan_renews_plan_id_unique" ON "plan" ("renews_plan_id") WHERE renews_plan_id IS NOT NULL AND state <> 'cancelled' AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "plan_event" ("id" text not null, "seq" serial, "plan_id" text null, "course_id" text null, "instalment_id" text null, "event" text not null, "from_state" text null, "to_state" text not null, "actor_type" text not null, "actor_id" text not null, "actor_role" text null, "details" jsonb null, "at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "plan_event_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_plan_event_deleted_at" ON "plan_event" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_plan_event_plan_id_seq" ON "plan_event" ("plan_id", "seq") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_plan_event_course_id_seq" ON "plan_event" ("course_id", "seq") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "plan_mandate" ("id" text not null, "plan_id" text not null, "text_version" text not null, "text_hash" text not null, "text" text not null, "agreed_at" timestamptz not null, "customer_reference" text not null, "payment_method" text not null, "card_label" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "plan_mandate_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_plan_mandate_deleted_at" ON "plan_mandate" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_plan_mandate_plan_id_agreed_at" ON "plan_mandate" ("plan_id", "agreed_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "treatment_plan_outbox" ("id" text not null, "seq" serial, "kind" text check ("kind" in ('audit', 'call', 'follow_up')) not null, "topic" text not null, "key" text not null, "payload" jsonb not null, "due_at" timestamptz not null, "attempts" integer not null default 0, "last_error" text null, "moved_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "treatment_plan_outbox_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_treatment_plan_outbox_deleted_at" ON "treatment_plan_outbox" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_treatment_plan_outbox_key_unique" ON "treatment_plan_outbox" ("key") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_treatment_plan_outbox_due_at" ON "treatment_plan_outbox" ("due_at") WHERE moved_at IS NULL AND deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "course" cascade;`);

    this.addSql(`drop table if exists "instalment" cascade;`);

    this.addSql(`drop table if exists "plan" cascade;`);

    this.addSql(`drop table if exists "plan_event" cascade;`);

    this.addSql(`drop table if exists "plan_mandate" cascade;`);

    this.addSql(`drop table if exists "treatment_plan_outbox" cascade;`);
  }

}
