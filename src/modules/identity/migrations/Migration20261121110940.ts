import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121110940 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`drop index if exists "IDX_identity_check_case_id_unique";`);

    this.addSql(`alter table if exists "identity_check" add column if not exists "subject_index" text not null, add column if not exists "unanswered" integer not null default 0;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_identity_check_case_id" ON "identity_check" ("case_id") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_identity_check_case_id";`);
    this.addSql(`alter table if exists "identity_check" drop column if exists "subject_index", drop column if exists "unanswered";`);

    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_identity_check_case_id_unique" ON "identity_check" ("case_id") WHERE case_id IS NOT NULL AND deleted_at IS NULL;`);
  }

}
