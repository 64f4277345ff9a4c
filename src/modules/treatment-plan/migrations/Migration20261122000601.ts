import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Ended courses whose answers are still to be sealed are found by it. */
export class Migration20261122000601 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "course" add column if not exists "answers_cleared_at" timestamptz null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_course_to_clear" ON "course" ("id") WHERE answers_cleared_at IS NULL AND state <> 'open' AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_course_to_clear";`)
    this.addSql(
      `alter table if exists "course" drop column if exists "answers_cleared_at";`
    )
  }
}
