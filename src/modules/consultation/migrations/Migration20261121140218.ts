import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121140218 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "form_draft" drop constraint if exists "form_draft_form_id_unique";`);
    this.addSql(`create table if not exists "form_draft" ("id" text not null, "form_id" text not null, "base_version_id" text null, "definition" jsonb not null, "golden_cases" jsonb not null default '[]', "revision" integer not null default 1, "state" text check ("state" in ('editing', 'in_review', 'published', 'discarded')) not null default 'editing', "editors" jsonb not null, "edited_at" timestamptz not null, "submitted_by" text null, "submitted_by_name" text null, "submitted_at" timestamptz null, "change_note" text null, "review_note" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "form_draft_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_form_draft_form_id" ON "form_draft" ("form_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_form_draft_deleted_at" ON "form_draft" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_form_draft_form_id_unique" ON "form_draft" ("form_id") WHERE state IN ('editing', 'in_review') AND deleted_at IS NULL;`);

    this.addSql(`alter table if exists "form_draft" add constraint "form_draft_form_id_foreign" foreign key ("form_id") references "form" ("id") on update cascade;`);

    this.addSql(`alter table if exists "form" add column if not exists "created_by" text null;`);

    this.addSql(`alter table if exists "form_version" add column if not exists "golden_cases" jsonb not null default '[]', add column if not exists "published_by_name" text null, add column if not exists "change_note" text null;`);

    // Those that are there began when their row was written.
    this.addSql(`alter table if exists "consultation" add column if not exists "started_at" timestamptz null;`);
    this.addSql(`update "consultation" set "started_at" = "created_at" where "started_at" is null;`);
    this.addSql(`alter table if exists "consultation" alter column "started_at" set not null;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_consultation_form_version_id_submitted_at" ON "consultation" ("form_version_id", "submitted_at") WHERE submitted_at IS NOT NULL AND deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "form_draft" cascade;`);

    this.addSql(`alter table if exists "form" drop column if exists "created_by";`);

    this.addSql(`alter table if exists "form_version" drop column if exists "golden_cases", drop column if exists "published_by_name", drop column if exists "change_note";`);

    this.addSql(`drop index if exists "IDX_consultation_form_version_id_submitted_at";`);
    this.addSql(`alter table if exists "consultation" drop column if exists "started_at";`);
  }

}
