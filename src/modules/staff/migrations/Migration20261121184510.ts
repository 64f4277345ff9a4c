import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261121184510 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "staff_queue_view" ("id" text not null, "user_id" text not null, "name" text not null, "filters" jsonb not null, "is_default" boolean not null default false, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "staff_queue_view_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_staff_queue_view_deleted_at" ON "staff_queue_view" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_staff_queue_view_user_id_name_unique" ON "staff_queue_view" ("user_id", "name") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_staff_queue_view_user_id_unique" ON "staff_queue_view" ("user_id") WHERE is_default AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "staff_queue_view" cascade;`)
  }
}
