import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121105155 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "clock_outbox" drop constraint if exists "clock_outbox_key_unique";`);
    this.addSql(`create table if not exists "clock_outbox" ("id" text not null, "seq" serial, "kind" text check ("kind" in ('audit', 'call', 'follow_up')) not null, "topic" text not null, "key" text not null, "payload" jsonb not null, "due_at" timestamptz not null, "attempts" integer not null default 0, "last_error" text null, "moved_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "clock_outbox_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_clock_outbox_deleted_at" ON "clock_outbox" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_clock_outbox_key_unique" ON "clock_outbox" ("key") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_clock_outbox_due_at" ON "clock_outbox" ("due_at") WHERE moved_at IS NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "clock_setting" ("id" text not null, "offset_minutes" integer not null default 0, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "clock_setting_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_clock_setting_deleted_at" ON "clock_setting" ("deleted_at") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "clock_outbox" cascade;`);

    this.addSql(`drop table if exists "clock_setting" cascade;`);
  }

}
