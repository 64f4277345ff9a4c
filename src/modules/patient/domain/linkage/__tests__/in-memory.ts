import { linkageOfProfile } from "../../linkage"
import { ruleOf, type LinkageKind } from "../kinds"
import { scoreLink, type LinkScore, type SharedKey } from "../score"
import type { Account } from "./people"

type Key = { kind: LinkageKind; value: string }

/** Every link among accounts, found as the database finds it: by equal keys only. */
export class Register {
  private readonly keys = new Map<string, Map<string, Key>>()
  private readonly holders = new Map<string, Set<string>>()

  constructor(accounts: readonly Account[]) {
    for (const { id, profile, seen = [] } of accounts) {
      const own = new Map<string, Key>()
      for (const key of [...linkageOfProfile(profile), ...seen]) {
        const name = `${key.kind}|${key.value}`
        own.set(name, key)
        this.holders.set(
          name,
          (this.holders.get(name) ?? new Set<string>()).add(id)
        )
      }
      this.keys.set(id, own)
    }
  }

  /** The score of each account with which one has a finding key in common. */
  linksOf(id: string): Map<string, LinkScore> {
    const own = this.keys.get(id) ?? new Map<string, Key>()
    const found = new Set<string>()
    for (const [name, { kind }] of own) {
      if (ruleOf(kind).finds) {
        this.holders.get(name)?.forEach((other) => found.add(other))
      }
    }
    found.delete(id)
    return new Map(
      [...found].map((other) => [other, scoreLink(this.shared(id, other))])
    )
  }

  sameAs(id: string): string[] {
    return [...this.linksOf(id)]
      .filter(([, { relation }]) => relation === "same_person")
      .map(([other]) => other)
  }

  /** Everybody who is reached over links. */
  clusterOf(id: string): Set<string> {
    const cluster = new Set([id])
    for (const one of cluster) {
      this.sameAs(one).forEach((other) => cluster.add(other))
    }
    return cluster
  }

  private shared(one: string, other: string): SharedKey[] {
    const theirs = this.keys.get(other)
    return [...(this.keys.get(one) ?? [])]
      .filter(([name]) => theirs?.has(name))
      .map(([name, { kind }]) => ({
        kind,
        holders: this.holders.get(name)?.size ?? 1,
      }))
  }
}
