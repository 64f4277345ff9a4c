import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Amounts by ingredient, read from what the existing items say, and the limits on them. */
export class Migration20261121174500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "formulary_item" add column if not exists "mg_per_unit" real null, add column if not exists "units_per_pack" integer null;`
    )
    this.addSql(
      `update "formulary_item" set "mg_per_unit" =
         (substring("strength" from '^\\s*(\\d+(?:\\.\\d+)?)\\s*(?:mg|g|micrograms?|mcg)\\M'))::real
           * (case when "strength" ~* '^\\s*[\\d.]+\\s*mg' then 1
                   when "strength" ~* '^\\s*[\\d.]+\\s*g' then 1000 else 0.001 end)
        where "mg_per_unit" is null and "strength" !~* '/\\s*(g|ml)\\M';`
    )
    this.addSql(
      `update "formulary_item" set "units_per_pack" =
         (substring("pack_size" from '(\\d+)\\s*(?:tablets?|caplets?|capsules?|doses?|sachets?|lozenges?|suppositor(?:y|ies)|patches)'))::integer
        where "units_per_pack" is null;`
    )
    this.addSql(
      `create table if not exists "ingredient_limit" ("id" text not null, "ingredient" text not null, "classes" text[] not null, "unit" text check ("unit" in ('mg', 'units', 'packs')) not null, "per_sale" real null, "per_window" real null, "window_days" integer null, "max_units_per_pack" integer null, "exclusive_with" text[] not null, "override_role" text check ("override_role" in ('prescriber', 'pharmacist')) null, "source" text not null, "note" text null, "active" boolean not null default true, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "ingredient_limit_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_ingredient_limit_deleted_at" ON "ingredient_limit" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_ingredient_limit_ingredient" ON "ingredient_limit" ("ingredient") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "ingredient_limit" cascade;`)
    this.addSql(
      `alter table if exists "formulary_item" drop column if exists "mg_per_unit", drop column if exists "units_per_pack";`
    )
  }
}
