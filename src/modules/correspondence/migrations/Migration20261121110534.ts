import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261121110534 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "patient_document" drop constraint if exists "patient_document_case_id_kind_unique";`
    )
    this.addSql(
      `alter table if exists "letter" drop constraint if exists "letter_case_id_unique";`
    )
    this.addSql(
      `alter table if exists "gp_practice" drop constraint if exists "gp_practice_ods_code_unique";`
    )
    this.addSql(
      `alter table if exists "correspondence_outbox" drop constraint if exists "correspondence_outbox_key_unique";`
    )
    this.addSql(
      `create table if not exists "correspondence_outbox" ("id" text not null, "seq" serial, "kind" text check ("kind" in ('audit', 'call', 'follow_up')) not null, "topic" text not null, "key" text not null, "payload" jsonb not null, "due_at" timestamptz not null, "attempts" integer not null default 0, "last_error" text null, "moved_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "correspondence_outbox_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_correspondence_outbox_deleted_at" ON "correspondence_outbox" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_correspondence_outbox_key_unique" ON "correspondence_outbox" ("key") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_correspondence_outbox_due_at" ON "correspondence_outbox" ("due_at") WHERE moved_at IS NULL AND deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "gp_practice" ("id" text not null, "ods_code" text not null, "name" text not null, "search_text" text not null, "address" text not null, "postcode" text not null, "active" boolean not null default true, "successor_code" text null, "source" text not null, "refreshed_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "gp_practice_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_gp_practice_deleted_at" ON "gp_practice" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_gp_practice_ods_code_unique" ON "gp_practice" ("ods_code") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_gp_practice_active_name" ON "gp_practice" ("active", "name") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "gp_practice_contact" ("id" text not null, "ods_code" text not null, "email" text not null, "verified_at" timestamptz not null, "verified_by" text not null, "source" text not null, "active" boolean not null default true, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "gp_practice_contact_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_gp_practice_contact_deleted_at" ON "gp_practice_contact" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_gp_practice_contact_ods_code_active" ON "gp_practice_contact" ("ods_code", "active") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "letter" ("id" text not null, "case_id" text not null, "case_reference" text not null, "order_id" text null, "patient_id" text not null, "practice_code" text null, "state" text check ("state" in ('drafted', 'not_collected', 'no_consent', 'pending', 'sent', 'bounced', 'waived')) not null default 'drafted', "file_key" text null, "content_hash" text null, "sent_at" timestamptz null, "sent_to" text null, "sendings" integer not null default 0, "waived_by" text null, "waiver_reason_enc" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "letter_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_letter_deleted_at" ON "letter" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_letter_case_id_unique" ON "letter" ("case_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_letter_state_created_at" ON "letter" ("state", "created_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_letter_practice_code" ON "letter" ("practice_code") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_letter_patient_id" ON "letter" ("patient_id") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "patient_document" ("id" text not null, "patient_id" text not null, "case_id" text not null, "order_id" text null, "kind" text check ("kind" in ('gp_letter', 'prescription_copy')) not null, "title" text not null, "file_key" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "patient_document_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_patient_document_deleted_at" ON "patient_document" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_patient_document_case_id_kind_unique" ON "patient_document" ("case_id", "kind") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_patient_document_patient_id_created_at" ON "patient_document" ("patient_id", "created_at") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "correspondence_outbox" cascade;`)

    this.addSql(`drop table if exists "gp_practice" cascade;`)

    this.addSql(`drop table if exists "gp_practice_contact" cascade;`)

    this.addSql(`drop table if exists "letter" cascade;`)

    this.addSql(`drop table if exists "patient_document" cascade;`)
  }
}
