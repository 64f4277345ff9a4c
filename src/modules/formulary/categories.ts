import type { InferTypeOf } from "@medusajs/framework/types"
import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { contentHash } from "../../shared/canonical-json"
import { invalid, notFound } from "../../shared/errors"
import { auditRow } from "../../shared/outbox"
import { assertCheckIn } from "./domain/check-in"
import { assertEvidencePolicy } from "./domain/evidence-policy"
import type { CategoryInput } from "./domain/item-input"
import { problemOfPlanPolicy, type PlanPolicy } from "./domain/plan-policy"
import { FormularyLimits, type Shared } from "./limits"
import type { ClinicalCategory } from "./models/clinical-category"

export type ClinicalCategoryRow = InferTypeOf<typeof ClinicalCategory>

/** Clinical categories with their rules. */
export class FormularyCategories extends FormularyLimits {
  /**
   * Creates or changes a clinical category by its handle; the same again changes
   * nothing. @throws invalid_field when its evidence policy or check-in is none
   */
  @InjectTransactionManager()
  async saveCategory(
    input: CategoryInput,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<ClinicalCategoryRow> {
    const { handle } = input
    assertEvidencePolicy(input.risk_class, input.evidence_policy)
    assertCheckIn(input.check_in)
    const [before] = await this.listClinicalCategories({ handle }, {}, shared)
    const same =
      before &&
      Object.entries(input).every(
        ([field, value]) =>
          contentHash(before[field as keyof CategoryInput]) ===
          contentHash(value)
      )
    if (same) {
      return before
    }
    const saved = before
      ? await this.updateClinicalCategories({ ...input, id: before.id }, shared)
      : await this.createClinicalCategories(input, shared)
    const action = before ? "category_changed" : "category_added"
    await this.writeAudit(
      { id: saved.id, action: `formulary.${action}`, values: input },
      actor,
      now,
      shared
    )
    return saved
  }

  /**
   * Changes which proofs a category asks for (SAF-4); the same again changes
   * nothing. @throws not_found, invalid_field
   */
  @InjectTransactionManager()
  async changeEvidencePolicy(
    categoryId: string,
    written: unknown,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<ClinicalCategoryRow> {
    const before = await this.lockCategory(categoryId, shared)
    const evidence_policy = assertEvidencePolicy(before.risk_class, written)
    return this.changeCategory(
      before,
      { evidence_policy },
      { actor, now },
      shared
    )
  }

  /**
   * Changes how a category's treatments may be bought as plans (SAF-18), for
   * plans that are bought from now on, and what is asked before each later month,
   * for every month that isn't paid yet; the same again changes nothing.
   * @throws not_found, invalid_field
   */
  @InjectTransactionManager()
  async changePlanPolicy(
    categoryId: string,
    policy: PlanPolicy,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<ClinicalCategoryRow> {
    const before = await this.lockCategory(categoryId, shared)
    const problem = problemOfPlanPolicy(policy, before.minimum_interval_days)
    if (problem) {
      throw invalid(problem.field, problem.message)
    }
    assertCheckIn(policy.check_in ?? null)
    return this.changeCategory(before, policy, { actor, now }, shared)
  }

  private async lockCategory(
    id: string,
    shared: Shared
  ): Promise<ClinicalCategoryRow> {
    await shared.transactionManager?.execute(
      "select id from clinical_category where id = ? for update",
      [id]
    )
    const [found] = await this.listClinicalCategories({ id }, {}, shared)
    if (!found) {
      throw notFound("Clinical category", id)
    }
    return found
  }

  private async changeCategory(
    before: ClinicalCategoryRow,
    change: Partial<CategoryInput>,
    { actor, now }: { actor: Actor; now: Date },
    shared: Shared
  ): Promise<ClinicalCategoryRow> {
    const isSame = Object.entries(change).every(
      ([field, value]) =>
        contentHash(before[field as keyof CategoryInput]) === contentHash(value)
    )
    if (isSame) {
      return before
    }
    const { id } = before
    const saved = await this.updateClinicalCategories({ ...change, id }, shared)
    const action = "formulary.category_changed"
    await this.writeAudit({ id, action, values: change }, actor, now, shared)
    return saved
  }

  protected async writeAudit(
    entry: { id: string; action: string; values: Record<string, unknown> },
    actor: Actor,
    now: Date,
    shared: Shared
  ): Promise<void> {
    const { id, action, values } = entry
    const entity_type = action.includes("item")
      ? "formulary_item"
      : "clinical_category"
    await this.createFormularyOutboxes(
      [
        auditRow(
          `${id}:${now.getTime()}:${contentHash(values).slice(0, 16)}`,
          {
            action,
            actor,
            entity_type,
            entity_id: id,
            // Product data: nothing of a patient is in here.
            details: { values },
          },
          now
        ),
      ],
      shared
    )
  }
}
