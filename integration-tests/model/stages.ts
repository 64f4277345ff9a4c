import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

/** Never written to by what the model does, and large. */
const STATIC =
  /^(product|price|region|currency|country|tax_|user$|auth_|provider_identity|api_key|publishable|formulary|ingredient_limit|clinical_category|form$|form_|denial_reason|staff_profile|sales_channel|stock_location|shipping_option|shipping_profile|service_zone|geo_zone|fulfillment_(set|provider)|inventory_item|store|mikro_orm|link_module|script_|workflow_execution|location_|clock_setting|rbac|view_|user_)/

/**
 * The database as it was at several moments, put back in milliseconds: by
 * rows, not by copies of the whole. Every sequence begins with the same rows.
 */
export class Stages {
  private tables: string[] = []
  private silence: jest.SpyInstance | undefined

  constructor(private readonly container: MedusaContainer) {}

  /**
   * Follow-ups and calls written from now on wait for the model: the real
   * worker finds none, and isn't woken.
   */
  async begin(): Promise<void> {
    const bus = this.container.resolve(Modules.EVENT_BUS)
    this.silence = jest.spyOn(bus, "emit").mockResolvedValue()
    const rows = await this.run<{ name: string }>(
      `select table_name as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`
    )
    this.tables = rows
      .map(({ name }) => name)
      .filter((name) => !STATIC.test(name))
    await this
      .run(`create function model_park() returns trigger language plpgsql
      as 'begin new.due_at := ''2999-01-01''; return new; end'`)
    const outboxes = this.tables.filter((name) => name.endsWith("_outbox"))
    for (const table of [...outboxes, "outbound_call"]) {
      await this.run(
        `create trigger model_park before insert on "${table}"
           for each row execute function model_park()`
      )
    }
  }

  /** Keeps the present rows under a name. */
  async keep(name: string): Promise<void> {
    await this.run(`create schema model_${name}`)
    const filled: string[] = []
    for (const table of this.tables) {
      const [row] = await this.run<{ some: boolean }>(
        `select exists (select 1 from "${table}") as some`
      )
      if (row?.some) {
        filled.push(table)
        await this.run(
          `create unlogged table model_${name}."${table}" as table "${table}"`
        )
      }
    }
    const remove = this.tables.map((table) => `delete from "${table}";`)
    const put = filled.map(
      (table) =>
        `insert into "${table}" select * from model_${name}."${table}";`
    )
    await this.run(
      `create function model_restore_${name}() returns void language plpgsql as $$
         begin
           perform set_config('session_replication_role', 'replica', true);
           ${remove.join("\n")}
           ${put.join("\n")}
         end $$`
    )
  }

  /** Puts the rows of a moment back. */
  async restore(name: string): Promise<void> {
    await this.run(`select model_restore_${name}()`)
  }

  end(): void {
    this.silence?.mockRestore()
  }

  async run<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.container
      .resolve(ContainerRegistrationKeys.PG_CONNECTION)
      .raw<{ rows: Row[] }>(sql, [...values] as string[])
    return rows
  }
}
