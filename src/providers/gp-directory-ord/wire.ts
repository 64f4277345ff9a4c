import { z } from "@medusajs/framework/zod"
import type {
  DirectoryPractice,
  ListedPractice,
} from "../../modules/correspondence/provider"

/** ORD API 2-0-0 (partner notes 7.1); unknown fields are dropped. */
export const listAnswer = z.object({
  Organisations: z.array(
    z.object({ Name: z.string(), OrgId: z.string(), PostCode: z.string() })
  ),
})

const one = <T extends z.ZodType>(schema: T) =>
  z.union([z.array(schema), schema.transform((value) => [value])])

export const detailAnswer = z.object({
  Organisation: z.object({
    Name: z.string(),
    OrgId: z.object({ extension: z.string() }),
    Status: z.string(),
    GeoLoc: z.object({
      Location: z.object({
        AddrLn1: z.string().optional(),
        AddrLn2: z.string().optional(),
        Town: z.string().optional(),
        County: z.string().optional(),
        PostCode: z.string(),
      }),
    }),
    Succs: z
      .object({
        Succ: one(
          z.object({
            Type: z.string(),
            Target: z.object({ OrgId: z.object({ extension: z.string() }) }),
          })
        ),
      })
      .optional(),
  }),
})

const SMALL_WORDS = new Set(["and", "of", "on", "the", "upon", "in", "by"])

/** The directory shouts; people don't. */
export const inWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[a-z][a-z']*/g, (word, offset: number) =>
      offset > 0 && SMALL_WORDS.has(word)
        ? word
        : word.charAt(0).toUpperCase() + word.slice(1)
    )

export const toListed = (
  answer: z.infer<typeof listAnswer>
): ListedPractice[] =>
  answer.Organisations.map((row) => ({
    code: row.OrgId,
    name: inWords(row.Name),
    postcode: row.PostCode,
  }))

export function toPractice(
  answer: z.infer<typeof detailAnswer>
): DirectoryPractice {
  const { Name, OrgId, Status, GeoLoc, Succs } = answer.Organisation
  const { AddrLn1, AddrLn2, Town, County, PostCode } = GeoLoc.Location
  const successor = Succs?.Succ.find((succ) => succ.Type === "Successor")
  return {
    code: OrgId.extension,
    name: inWords(Name),
    postcode: PostCode,
    address: [AddrLn1, AddrLn2, Town, County]
      .filter((line) => line !== undefined && line !== "")
      .map((line) => inWords(line ?? ""))
      .join(", "),
    active: Status === "Active",
    successor_code: successor?.Target.OrgId.extension ?? null,
  }
}
