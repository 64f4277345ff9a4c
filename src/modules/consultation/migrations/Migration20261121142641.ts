import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121142641 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "consultation_file" ("id" text not null, "consultation_id" text not null, "question_id" text not null, "name_enc" text not null, "content_type" text check ("content_type" in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')) not null, "bytes" integer not null, "file_key" text not null, "uploaded_at" timestamptz not null, "answered_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "consultation_file_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_consultation_file_consultation_id" ON "consultation_file" ("consultation_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_consultation_file_deleted_at" ON "consultation_file" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_consultation_file_uploaded_at" ON "consultation_file" ("uploaded_at") WHERE answered_at IS NULL AND deleted_at IS NULL;`);

    this.addSql(`alter table if exists "consultation_file" add constraint "consultation_file_consultation_id_foreign" foreign key ("consultation_id") references "consultation" ("id") on update cascade;`);

    this.addSql(`alter table if exists "consultation" add column if not exists "answer_marks" jsonb null;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "consultation_file" cascade;`);

    this.addSql(`alter table if exists "consultation" drop column if exists "answer_marks";`);
  }

}
