import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121171835 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "identity_document_view" drop constraint if exists "identity_document_view_document_id_user_id_unique";`);
    this.addSql(`create table if not exists "identity_document" ("id" text not null, "check_id" text not null, "patient_id" text not null, "kind" text check ("kind" in ('photo_id', 'proof_of_address')) not null, "state" text check ("state" in ('received', 'superseded')) not null default 'received', "name_enc" text not null, "content_type" text not null, "bytes" integer not null, "sha256" text not null, "file_key" text not null, "uploaded_at" timestamptz not null, "superseded_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "identity_document_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_identity_document_deleted_at" ON "identity_document" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_identity_document_check_id" ON "identity_document" ("check_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_identity_document_patient_id_uploaded_at" ON "identity_document" ("patient_id", "uploaded_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "identity_document_view" ("id" text not null, "document_id" text not null, "user_id" text not null, "at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "identity_document_view_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_identity_document_view_deleted_at" ON "identity_document_view" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_identity_document_view_document_id_user_id_unique" ON "identity_document_view" ("document_id", "user_id") WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "identity_check" add column if not exists "death_overruled_at" timestamptz null;`);

    this.addSql(`alter table if exists "identity_check_event" add column if not exists "words_enc" text null;`);

    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_identity_check_state_updated_at" ON "identity_check" ("state", "updated_at") WHERE deleted_at IS NULL;`);

    // Whoever waits since before documents could be sent is asked for them now.
    this.addSql(`
      insert into "identity_outbox" ("id", "kind", "topic", "key", "payload", "due_at")
      select 'obx_' || "id", 'follow_up', 'identity.concluded',
             'follow_up:identity.concluded:documents:' || "id",
             jsonb_build_object('identity_check_id', "id"), now()
        from "identity_check"
       where "state" in ('referred', 'failed', 'deceased') and "deleted_at" is null
      on conflict do nothing;`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "identity_document" cascade;`);

    this.addSql(`drop table if exists "identity_document_view" cascade;`);

    this.addSql(`alter table if exists "identity_check" drop column if exists "death_overruled_at";`);

    this.addSql(`alter table if exists "identity_check_event" drop column if exists "words_enc";`);
    this.addSql(`drop index if exists "IDX_identity_check_state_updated_at";`);
  }

}
