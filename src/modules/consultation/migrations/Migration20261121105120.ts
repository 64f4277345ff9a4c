import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261121105120 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "answer_event" drop constraint if exists "answer_event_consultation_id_client_key_question_id_unique";`
    )
    this.addSql(
      `alter table if exists "answer_event" drop constraint if exists "answer_event_consultation_id_seq_unique";`
    )
    this.addSql(
      `alter table if exists "consultation" drop constraint if exists "consultation_line_item_id_unique";`
    )
    this.addSql(
      `alter table if exists "consultation" drop constraint if exists "consultation_reference_unique";`
    )
    this.addSql(
      `alter table if exists "form_version" drop constraint if exists "form_version_form_id_version_unique";`
    )
    this.addSql(
      `alter table if exists "form" drop constraint if exists "form_key_unique";`
    )
    this.addSql(
      `alter table if exists "consultation_outbox" drop constraint if exists "consultation_outbox_key_unique";`
    )
    this.addSql(
      `create table if not exists "consultation_outbox" ("id" text not null, "seq" serial, "kind" text check ("kind" in ('audit', 'call', 'follow_up')) not null, "topic" text not null, "key" text not null, "payload" jsonb not null, "due_at" timestamptz not null, "attempts" integer not null default 0, "last_error" text null, "moved_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "consultation_outbox_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_consultation_outbox_deleted_at" ON "consultation_outbox" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_consultation_outbox_key_unique" ON "consultation_outbox" ("key") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_consultation_outbox_due_at" ON "consultation_outbox" ("due_at") WHERE moved_at IS NULL AND deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "form" ("id" text not null, "key" text not null, "title" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "form_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_form_key_unique" ON "form" ("key") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_form_deleted_at" ON "form" ("deleted_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "form_version" ("id" text not null, "form_id" text not null, "version" integer not null, "definition" jsonb not null, "content_hash" text not null, "published_at" timestamptz not null, "published_by" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "form_version_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_form_version_form_id" ON "form_version" ("form_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_form_version_deleted_at" ON "form_version" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_form_version_form_id_version_unique" ON "form_version" ("form_id", "version") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "consultation" ("id" text not null, "reference" text not null, "form_version_id" text not null, "category_handle" text not null, "category_name" text not null, "product_handle" text null, "product_title" text null, "variant_id" text null, "state" text check ("state" in ('draft', 'denied', 'submitted', 'consumed', 'abandoned', 'superseded', 'expired', 'sealed', 'destroyed')) not null default 'draft', "token_hash" text not null, "customer_id" text null, "patient_id" text null, "answers_enc" text null, "last_seq" integer not null default 0, "outcome" text check ("outcome" in ('continue', 'needs_review', 'cannot_continue')) null, "trace_enc" text null, "denied_rule_id" text null, "advice_level" text check ("advice_level" in ('emergency', 'urgent', 'see_gp', 'not_suitable')) null, "consents" jsonb null, "submitted_at" timestamptz null, "last_activity_at" timestamptz not null, "cart_id" text null, "line_item_id" text null, "order_id" text null, "consumed_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "consultation_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_consultation_reference_unique" ON "consultation" ("reference") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_consultation_form_version_id" ON "consultation" ("form_version_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_consultation_deleted_at" ON "consultation" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_consultation_customer_id" ON "consultation" ("customer_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_consultation_patient_id" ON "consultation" ("patient_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_consultation_cart_id" ON "consultation" ("cart_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_consultation_order_id" ON "consultation" ("order_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_consultation_state_last_activity_at" ON "consultation" ("state", "last_activity_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_consultation_line_item_id_unique" ON "consultation" ("line_item_id") WHERE line_item_id IS NOT NULL AND deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "answer_event" ("id" text not null, "consultation_id" text not null, "seq" integer not null, "question_id" text not null, "kind" text check ("kind" in ('given', 'changed', 'withdrawn')) not null, "previous_enc" text null, "value_enc" text null, "outcome_at_time" text check ("outcome_at_time" in ('continue', 'needs_review', 'cannot_continue')) not null, "client_key" text null, "at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "answer_event_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_answer_event_consultation_id" ON "answer_event" ("consultation_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_answer_event_deleted_at" ON "answer_event" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_answer_event_consultation_id_seq_unique" ON "answer_event" ("consultation_id", "seq") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_answer_event_consultation_id_client_key_question_id_unique" ON "answer_event" ("consultation_id", "client_key", "question_id") WHERE client_key IS NOT NULL AND deleted_at IS NULL;`
    )

    this.addSql(
      `alter table if exists "form_version" add constraint "form_version_form_id_foreign" foreign key ("form_id") references "form" ("id") on update cascade;`
    )

    this.addSql(
      `alter table if exists "consultation" add constraint "consultation_form_version_id_foreign" foreign key ("form_version_id") references "form_version" ("id") on update cascade;`
    )

    this.addSql(
      `alter table if exists "answer_event" add constraint "answer_event_consultation_id_foreign" foreign key ("consultation_id") references "consultation" ("id") on update cascade;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "form_version" drop constraint if exists "form_version_form_id_foreign";`
    )

    this.addSql(
      `alter table if exists "consultation" drop constraint if exists "consultation_form_version_id_foreign";`
    )

    this.addSql(
      `alter table if exists "answer_event" drop constraint if exists "answer_event_consultation_id_foreign";`
    )

    this.addSql(`drop table if exists "consultation_outbox" cascade;`)

    this.addSql(`drop table if exists "form" cascade;`)

    this.addSql(`drop table if exists "form_version" cascade;`)

    this.addSql(`drop table if exists "consultation" cascade;`)

    this.addSql(`drop table if exists "answer_event" cascade;`)
  }
}
