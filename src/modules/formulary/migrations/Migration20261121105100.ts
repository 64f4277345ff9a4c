import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121105100 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "formulary_outbox" drop constraint if exists "formulary_outbox_key_unique";`);
    this.addSql(`alter table if exists "formulary_item" drop constraint if exists "formulary_item_gtin_unique";`);
    this.addSql(`alter table if exists "formulary_item" drop constraint if exists "formulary_item_variant_id_unique";`);
    this.addSql(`alter table if exists "clinical_category" drop constraint if exists "clinical_category_handle_unique";`);
    this.addSql(`create table if not exists "clinical_category" ("id" text not null, "handle" text not null, "name" text not null, "summary" text not null, "treatments_note" text null, "rank" integer not null default 0, "form_key" text not null, "risk_class" text check ("risk_class" in ('standard', 'high')) not null default 'standard', "repeat_window_days" integer not null default 7, "identity_recheck_months" integer not null default 12, "evidence_policy" jsonb not null, "gp_letter_wait_hours" integer not null default 0, "minimum_interval_days" integer not null default 0, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "clinical_category_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_clinical_category_deleted_at" ON "clinical_category" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_clinical_category_handle_unique" ON "clinical_category" ("handle") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "formulary_item" ("id" text not null, "variant_id" text not null, "product_id" text not null, "legal_class" text check ("legal_class" in ('POM', 'P', 'GSL', 'device')) not null, "category_id" text not null, "ingredient" text not null, "strength" text not null, "form" text not null, "pack_size" text not null, "dmd_vmp" text null, "dmd_vmpp" text null, "dmd_amp" text null, "dmd_ampp" text null, "dmd_verified" boolean not null default false, "dmd_note" text null, "dmd_exemption_note" text null, "dmd_exempted_by" text null, "dmd_exempted_at" timestamptz null, "gtin" text null, "default_dose" text null, "default_directions" text null, "cold_chain" boolean not null default false, "signature_required" boolean not null default false, "consultation" text check ("consultation" in ('required', 'none')) not null default 'required', "max_quantity_per_order" integer not null, "max_quantity_per_period" integer not null, "period_days" integer not null, "plan_options" jsonb not null, "grace_months" integer not null, "gp_letter_wording" text null, "indication" text null, "controlled_schedule" integer null, "sellable" boolean not null default false, "weight_grams" integer not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "formulary_item_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_formulary_item_deleted_at" ON "formulary_item" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_formulary_item_variant_id_unique" ON "formulary_item" ("variant_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_formulary_item_product_id" ON "formulary_item" ("product_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_formulary_item_category_id" ON "formulary_item" ("category_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_formulary_item_gtin_unique" ON "formulary_item" ("gtin") WHERE gtin IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_formulary_item_ingredient" ON "formulary_item" ("ingredient") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "formulary_outbox" ("id" text not null, "seq" serial, "kind" text check ("kind" in ('audit', 'call', 'follow_up')) not null, "topic" text not null, "key" text not null, "payload" jsonb not null, "due_at" timestamptz not null, "attempts" integer not null default 0, "last_error" text null, "moved_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "formulary_outbox_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_formulary_outbox_deleted_at" ON "formulary_outbox" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_formulary_outbox_key_unique" ON "formulary_outbox" ("key") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_formulary_outbox_due_at" ON "formulary_outbox" ("due_at") WHERE moved_at IS NULL AND deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "clinical_category" cascade;`);

    this.addSql(`drop table if exists "formulary_item" cascade;`);

    this.addSql(`drop table if exists "formulary_outbox" cascade;`);
  }

}
