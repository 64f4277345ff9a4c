import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { InferTypeOf } from "@medusajs/framework/types"
import {
  CROWD_LIMIT,
  FINDING_KINDS,
  type LinkageKind,
} from "./domain/linkage/kinds"
import { scoreLink, type LinkReason } from "./domain/linkage/score"
import type { LinkVerdict } from "./domain/linkage/verdict"
import { LinkageKeys } from "./linkage-keys"
import type { PersonLink } from "./models/person-link"
import type { Shared } from "./patient-store"

type PersonLinkRow = InferTypeOf<typeof PersonLink>

/** One account and what it has in common with another. */
export type FoundLink = {
  /** From whom it was looked. */
  of: string
  patient_id: string
  score: number
  reasons: LinkReason[]
  /** As scored, or as a clinician said. */
  relation: "same_person" | "shares" | "different_person"
  verdict: LinkVerdict | null
}

/** A member of a cluster, with why; `via` is the account over which it was reached. */
export type LinkedPerson = {
  patient_id: string
  via: string
  score: number
  reasons: LinkReason[]
  verdict: LinkVerdict | null
}

const RELATION_OF = {
  same: "same_person",
  different: "different_person",
} as const satisfies Record<LinkVerdict, FoundLink["relation"]>

/** So many accounts are looked at from one, and so many make a cluster. */
const MOST_FOUND = 200
const MOST_LINKED = 50
/** An account linked to one that is linked …: further steps add nothing in practice. */
const MOST_STEPS = 4

/** Which accounts are possibly one person's (SAF-8, R-40): worked out when asked, from hashes. */
export class LinkSearch extends LinkageKeys {
  /**
   * What other accounts have in common with each of these, with verdicts. Three
   * indexed queries whatever their number; a key that a crowd shares finds nobody.
   */
  @InjectTransactionManager()
  async findLinks(
    patientIds: string[],
    @MedusaContext() shared: Shared = {}
  ): Promise<FoundLink[]> {
    if (patientIds.length === 0) {
      return []
    }
    const judged = await this.verdictsOf(patientIds, shared)
    const candidates = await this.candidatesOf(patientIds, shared)
    for (const { of, patient_id } of judged.values()) {
      candidates.set(nameOf({ of, patient_id }), { of, patient_id })
    }
    const pairs = [...candidates.values()]
    const keys = await this.sharedKeys(pairs, shared)
    return pairs
      .map(({ of, patient_id }): FoundLink => {
        const name = nameOf({ of, patient_id })
        const { score, relation, reasons } = scoreLink(keys.get(name) ?? [])
        const verdict = judged.get(name)?.verdict ?? null
        return {
          of,
          patient_id,
          score,
          reasons,
          relation: verdict ? RELATION_OF[verdict] : relation,
          verdict,
        }
      })
      .sort((a, b) => b.score - a.score)
  }

  /**
   * The accounts that are possibly one person's with this one, over links of
   * links. Whom a clinician told apart from this one is not among them, however
   * they would be reached.
   */
  @InjectTransactionManager()
  async findLinked(
    patientId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<LinkedPerson[]> {
    return (await this.findLinkage(patientId, shared)).linked
  }

  /** As findLinked, with everything that was found directly: households, and whom a clinician told apart. */
  @InjectTransactionManager()
  async findLinkage(
    patientId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ linked: LinkedPerson[]; direct: FoundLink[] }> {
    const direct: FoundLink[] = []
    const cluster = new Map<string, LinkedPerson>()
    const apart = new Set([patientId])
    let edge = [patientId]
    for (let step = 0; step < MOST_STEPS && edge.length > 0; step += 1) {
      const links = await this.findLinks(edge, shared)
      direct.push(...(step === 0 ? links : []))
      links
        .filter((link) => link.of === patientId)
        .filter((link) => link.relation === "different_person")
        .forEach((link) => apart.add(link.patient_id))
      edge = []
      for (const { relation, of, ...link } of links) {
        const { patient_id } = link
        const isNew = !cluster.has(patient_id) && !apart.has(patient_id)
        if (relation === "same_person" && isNew && cluster.size < MOST_LINKED) {
          cluster.set(patient_id, { ...link, via: of })
          edge.push(patient_id)
        }
      }
    }
    return { linked: [...cluster.values()], direct }
  }

  private async verdictsOf(patientIds: string[], shared: Shared) {
    const rows = await this.standing(patientIds, shared)
    const asked = new Set(patientIds)
    return new Map(
      rows
        .flatMap(({ patient_a, patient_b, verdict }) => [
          { of: patient_a, patient_id: patient_b, verdict },
          { of: patient_b, patient_id: patient_a, verdict },
        ])
        .filter(({ of }) => asked.has(of))
        .map((one) => [nameOf(one), one] as const)
    )
  }

  protected async standing(
    patientIds: string[],
    shared: Shared
  ): Promise<PersonLinkRow[]> {
    return this.listPersonLinks(
      {
        undone_at: null,
        $or: [{ patient_a: patientIds }, { patient_b: patientIds }],
      },
      { take: MOST_FOUND },
      shared
    )
  }

  /** Who has one of their finding keys, but for the keys of crowds. */
  private async candidatesOf(
    patientIds: string[],
    shared: Shared
  ): Promise<Map<string, { of: string; patient_id: string }>> {
    const rows = await execute<{ of: string; patient_id: string }>(
      shared,
      `with own as (
         select patient_id as of, kind, value_index from linkage_key
          where patient_id in (${marks(patientIds)})
            and kind in (${marks(FINDING_KINDS)}) and deleted_at is null)
       select distinct own.of, found.patient_id
         from own cross join lateral (
           select k.patient_id, count(*) over () as holders from (
             select patient_id from linkage_key
              where kind = own.kind and value_index = own.value_index
                and deleted_at is null
              limit ${CROWD_LIMIT + 1}) k) found
        where found.holders <= ${CROWD_LIMIT} and found.patient_id <> own.of
        limit ${MOST_FOUND}`,
      [...patientIds, ...FINDING_KINDS]
    )
    return new Map(rows.map((row) => [nameOf(row), row] as const))
  }

  /** What each pair has in common, of every kind, with how many others. */
  private async sharedKeys(
    pairs: { of: string; patient_id: string }[],
    shared: Shared
  ): Promise<Map<string, { kind: LinkageKind; holders: number }[]>> {
    const found = new Map<string, { kind: LinkageKind; holders: number }[]>()
    if (pairs.length === 0) {
      return found
    }
    const rows = await execute<{
      of: string
      patient_id: string
      kind: LinkageKind
      holders: number
    }>(
      shared,
      `select own.patient_id as of, theirs.patient_id, own.kind,
              (select count(*)::int from (
                 select 1 from linkage_key k
                  where k.kind = own.kind and k.value_index = own.value_index
                    and k.deleted_at is null
                  limit ${CROWD_LIMIT + 1}) crowd) as holders
         from (values ${pairs.map(() => "(?, ?)").join(", ")}) pair (one, other)
         join linkage_key own on own.patient_id = pair.one
         join linkage_key theirs on theirs.patient_id = pair.other
          and theirs.kind = own.kind and theirs.value_index = own.value_index
        where own.deleted_at is null and theirs.deleted_at is null`,
      pairs.flatMap(({ of, patient_id }) => [of, patient_id])
    )
    for (const { of, patient_id, kind, holders } of rows) {
      const name = nameOf({ of, patient_id })
      found.set(name, [...(found.get(name) ?? []), { kind, holders }])
    }
    return found
  }
}

/** Of a pair, seen from one side. */
const nameOf = (pair: { of: string; patient_id: string }): string =>
  `${pair.of}|${pair.patient_id}`

const marks = (values: readonly unknown[]): string =>
  values.map(() => "?").join(", ")

async function execute<Row>(
  shared: Shared,
  sql: string,
  parameters: unknown[]
): Promise<Row[]> {
  return (
    (await shared.transactionManager?.execute<Row[]>(sql, parameters)) ?? []
  )
}
