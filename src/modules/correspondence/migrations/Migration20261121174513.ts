import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What GP practices answer to letters, and the code that lets them. */
export class Migration20261121174513 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "letter_reply" ("id" text not null, "letter_id" text not null, "case_id" text not null, "patient_id" text not null, "kind" text check ("kind" in ('objection', 'question', 'confirmation', 'information')) not null, "content_enc" text not null, "key" text not null, "received_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "letter_reply_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_letter_reply_deleted_at" ON "letter_reply" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_letter_reply_key_unique" ON "letter_reply" ("key") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_letter_reply_case_id_received_at" ON "letter_reply" ("case_id", "received_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `alter table if exists "letter" add column if not exists "reply_code_hash" text null;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_letter_reply_code_hash_unique" ON "letter" ("reply_code_hash") WHERE reply_code_hash IS NOT NULL AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "letter_reply" cascade;`)
    this.addSql(
      `alter table if exists "letter" drop column if exists "reply_code_hash";`
    )
  }
}
