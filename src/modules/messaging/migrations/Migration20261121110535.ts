import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121110535 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "thread" drop constraint if exists "thread_case_id_unique";`);
    this.addSql(`alter table if exists "messaging_outbox" drop constraint if exists "messaging_outbox_key_unique";`);
    this.addSql(`alter table if exists "message" drop constraint if exists "message_key_unique";`);
    this.addSql(`create table if not exists "message" ("id" text not null, "thread_id" text not null, "author_type" text check ("author_type" in ('patient', 'staff', 'system')) not null, "author_id" text not null, "key" text not null, "body_enc" text not null, "sent_at" timestamptz not null, "read_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "message_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_message_deleted_at" ON "message" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_message_key_unique" ON "message" ("key") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_message_thread_id_sent_at" ON "message" ("thread_id", "sent_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "messaging_outbox" ("id" text not null, "seq" serial, "kind" text check ("kind" in ('audit', 'call', 'follow_up')) not null, "topic" text not null, "key" text not null, "payload" jsonb not null, "due_at" timestamptz not null, "attempts" integer not null default 0, "last_error" text null, "moved_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "messaging_outbox_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_messaging_outbox_deleted_at" ON "messaging_outbox" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_messaging_outbox_key_unique" ON "messaging_outbox" ("key") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_messaging_outbox_due_at" ON "messaging_outbox" ("due_at") WHERE moved_at IS NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "thread" ("id" text not null, "patient_id" text not null, "customer_id" text not null, "case_id" text not null, "case_reference" text not null, "order_id" text null, "last_message_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "thread_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_thread_deleted_at" ON "thread" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_thread_case_id_unique" ON "thread" ("case_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_thread_customer_id_last_message_at" ON "thread" ("customer_id", "last_message_at") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "message" cascade;`);

    this.addSql(`drop table if exists "messaging_outbox" cascade;`);

    this.addSql(`drop table if exists "thread" cascade;`);
  }

}
