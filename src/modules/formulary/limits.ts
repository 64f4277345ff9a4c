import type { EntityManager } from "@medusajs/framework/mikro-orm/knex"
import type { Context, InferTypeOf } from "@medusajs/framework/types"
import {
  generateEntityId,
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { invalid, notFound } from "../../shared/errors"
import { auditRow } from "../../shared/outbox"
import type { IngredientLimit as Limit } from "./domain/ingredient-limits"
import { LEGAL_CLASSES } from "./domain/legal-class"
import { problemsOfLimitInput, type LimitInput } from "./domain/limit-input"
import { ClinicalCategory } from "./models/clinical-category"
import { FormularyItem } from "./models/formulary-item"
import { IngredientLimit } from "./models/ingredient-limit"
import { FormularyOutbox } from "./models/outbox"

export type IngredientLimitRow = InferTypeOf<typeof IngredientLimit>
export type Shared = Context<EntityManager>

/** How much of an ingredient one person may have, as a pharmacist keeps it. */
export class FormularyLimits extends MedusaService({
  FormularyItem,
  ClinicalCategory,
  IngredientLimit,
  FormularyOutbox,
}) {
  /** The limits that are in force, for the rules. */
  @InjectManager()
  async limitsInForce(@MedusaContext() shared: Shared = {}): Promise<Limit[]> {
    const rows = await this.listIngredientLimits(
      { active: true },
      { take: 500, order: { id: "ASC" } },
      shared
    )
    return rows.map((row) => ({
      ...row,
      classes: LEGAL_CLASSES.filter((one) => row.classes.includes(one)),
    }))
  }

  /**
   * Adds a limit, or changes the one with this id; the same again changes
   * nothing. A limit is never deleted: it is set inactive.
   * @throws not_found, invalid_field
   */
  @InjectTransactionManager()
  async saveLimit(
    input: { id: string | null; limit: LimitInput },
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<IngredientLimitRow> {
    const before = input.id ? await this.limitOf(input.id, shared) : null
    const limit = {
      ...input.limit,
      ingredient: plain(input.limit.ingredient),
      exclusive_with: input.limit.exclusive_with.map(plain),
    }
    const [problem] = problemsOfLimitInput(limit)
    if (problem) {
      throw invalid(problem.field, problem.message)
    }
    const saved = before
      ? await this.updateIngredientLimits({ ...limit, id: before.id }, shared)
      : await this.createIngredientLimits(limit, shared)
    const action = before ? "limit_changed" : "limit_added"
    await this.createFormularyOutboxes(
      [
        auditRow(
          `${saved.id}:${generateEntityId(undefined, "save")}`,
          {
            action: `formulary.${action}`,
            actor,
            entity_type: "ingredient_limit",
            entity_id: saved.id,
            // Product data: nothing of a patient is in here.
            details: { values: limit },
          },
          now
        ),
      ],
      shared
    )
    return saved
  }

  private async limitOf(
    id: string,
    shared: Shared
  ): Promise<IngredientLimitRow> {
    const [row] = await this.listIngredientLimits({ id }, { take: 1 }, shared)
    if (!row) {
      throw notFound("Ingredient limit", id)
    }
    return row
  }
}

const plain = (text: string): string => text.trim().toLowerCase()
