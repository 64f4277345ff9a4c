import type { MutationRow } from "../../../api/contracts/form"

export type RuleProof = {
  rule_id: string
  rule_kind: MutationRow["rule_kind"]
  survivors: MutationRow[]
  killed: MutationRow[]
}

/** The planted errors by rule: rules with unnoticed ones first, deny before flag. */
export function groupMutations(rows: readonly MutationRow[]): RuleProof[] {
  const groups = new Map<string, RuleProof>()
  for (const row of rows) {
    const { rule_id, rule_kind, killed_by } = row
    const group = groups.get(rule_id) ?? {
      rule_id,
      rule_kind,
      survivors: [],
      killed: [],
    }
    groups.set(rule_id, group)
    const into = killed_by === null ? group.survivors : group.killed
    into.push(row)
  }
  const rank = ({ survivors, rule_kind }: RuleProof) =>
    (survivors.length > 0 ? 0 : 2) + (rule_kind === "deny" ? 0 : 1)
  return [...groups.values()].sort((a, b) => rank(a) - rank(b))
}
