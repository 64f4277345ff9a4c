import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261121105058 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "patient_outbox" drop constraint if exists "patient_outbox_key_unique";`
    )
    this.addSql(
      `alter table if exists "patient" drop constraint if exists "patient_customer_id_unique";`
    )
    this.addSql(
      `create table if not exists "contact_verification" ("id" text not null, "patient_id" text not null, "channel" text check ("channel" in ('email', 'phone')) not null, "contact_index" text not null, "code_hash" text not null, "sent_at" timestamptz not null, "expires_at" timestamptz not null, "attempts" integer not null default 0, "confirmed_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "contact_verification_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_contact_verification_deleted_at" ON "contact_verification" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_contact_verification_patient_id_channel_sent_at" ON "contact_verification" ("patient_id", "channel", "sent_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "patient" ("id" text not null, "customer_id" text not null, "first_name" text not null, "last_name" text not null, "sex" text check ("sex" in ('male', 'female')) not null, "date_of_birth_enc" text not null, "phone" text not null, "email" text not null, "email_verified_at" timestamptz null, "phone_verified_at" timestamptz null, "home_address" jsonb not null, "gp_answer" text check ("gp_answer" in ('practice', 'no_consent', 'no_gp')) null, "gp_practice_code" text null, "gp_consent_at" timestamptz null, "gp_consent_text_version" text null, "nhs_number_enc" text null, "identity_status" text check ("identity_status" in ('unverified', 'pending', 'verified', 'action_required', 'deceased')) not null default 'unverified', "identity_verified_at" timestamptz null, "identity_reference" text null, "identity_valid_until" timestamptz null, "name_dob_index" text not null, "identity_subject_index" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "patient_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_patient_deleted_at" ON "patient" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_patient_customer_id_unique" ON "patient" ("customer_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_patient_name_dob_index" ON "patient" ("name_dob_index") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_patient_email" ON "patient" ("email") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "patient_outbox" ("id" text not null, "seq" serial, "kind" text check ("kind" in ('audit', 'call', 'follow_up')) not null, "topic" text not null, "key" text not null, "payload" jsonb not null, "due_at" timestamptz not null, "attempts" integer not null default 0, "last_error" text null, "moved_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "patient_outbox_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_patient_outbox_deleted_at" ON "patient_outbox" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_patient_outbox_key_unique" ON "patient_outbox" ("key") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_patient_outbox_due_at" ON "patient_outbox" ("due_at") WHERE moved_at IS NULL AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "contact_verification" cascade;`)

    this.addSql(`drop table if exists "patient" cascade;`)

    this.addSql(`drop table if exists "patient_outbox" cascade;`)
  }
}
