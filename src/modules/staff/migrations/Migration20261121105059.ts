import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261121105059 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "staff_profile" drop constraint if exists "staff_profile_user_id_unique";`
    )
    this.addSql(
      `alter table if exists "staff_outbox" drop constraint if exists "staff_outbox_key_unique";`
    )
    this.addSql(
      `create table if not exists "staff_outbox" ("id" text not null, "seq" serial, "kind" text check ("kind" in ('audit', 'call', 'follow_up')) not null, "topic" text not null, "key" text not null, "payload" jsonb not null, "due_at" timestamptz not null, "attempts" integer not null default 0, "last_error" text null, "moved_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "staff_outbox_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_staff_outbox_deleted_at" ON "staff_outbox" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_staff_outbox_key_unique" ON "staff_outbox" ("key") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_staff_outbox_due_at" ON "staff_outbox" ("due_at") WHERE moved_at IS NULL AND deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "staff_profile" ("id" text not null, "user_id" text not null, "name" text not null, "role" text check ("role" in ('administrator', 'prescriber', 'pharmacist', 'pharmacy_team', 'support')) not null, "registration_body" text check ("registration_body" in ('GMC', 'GPhC', 'NMC')) null, "registration_number" text null, "notify_mode" text check ("notify_mode" in ('immediate', 'digest', 'off')) not null default 'immediate', "notify_categories" jsonb null, "suspended_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "staff_profile_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_staff_profile_deleted_at" ON "staff_profile" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_staff_profile_user_id_unique" ON "staff_profile" ("user_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_staff_profile_role" ON "staff_profile" ("role") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "staff_outbox" cascade;`)

    this.addSql(`drop table if exists "staff_profile" cascade;`)
  }
}
