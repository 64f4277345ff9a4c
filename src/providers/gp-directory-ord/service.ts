import { z } from "@medusajs/framework/zod"
import {
  AbstractGpDirectory,
  type DirectoryPractice,
  type ListedPractice,
} from "../../modules/correspondence/provider"
import {
  malformed,
  partnerRequest,
  rejected,
} from "../../shared/http/http-client"
import { detailAnswer, listAnswer, toListed, toPractice } from "./wire"

const optionsSchema = z.object({ url: z.string().url() })

const PARTNER = "gp-directory"
/** A GP practice is a prescribing cost centre (RO177) with the role RO76. */
const ROLES = { PrimaryRoleId: "RO177", NonPrimaryRoleId: "RO76" }
const POSTCODE_LIKE = /^[A-Za-z]{1,2}\d/

/** The NHS Organisation Reference Data API; open, no key, under 5 requests a second. */
export class OrdGpDirectory extends AbstractGpDirectory {
  static override identifier = "gp-directory-ord"
  private readonly base: string

  constructor(_container: Record<string, unknown>, options: unknown) {
    super()
    this.base = `${optionsSchema.parse(options).url}/ORD/2-0-0/organisations`
  }

  override async search(
    text: string,
    limit: number
  ): Promise<ListedPractice[]> {
    const query = new URLSearchParams({
      ...(POSTCODE_LIKE.test(text) ? { PostCode: text } : { Name: text }),
      ...ROLES,
      Status: "Active",
      Limit: String(limit),
    })
    const answer = await this.get("search", `${this.base}?${query.toString()}`)
    return answer === null ? [] : toListed(parse("search", listAnswer, answer))
  }

  override async read(code: string): Promise<DirectoryPractice | null> {
    const answer = await this.get(
      "read",
      `${this.base}/${encodeURIComponent(code)}`
    )
    return answer === null
      ? null
      : toPractice(parse("read", detailAnswer, answer))
  }

  private async get(operation: string, url: string): Promise<unknown> {
    const response = await partnerRequest(PARTNER, {
      operation,
      method: "GET",
      url,
      headers: { accept: "application/json" },
      timeoutMs: 4_000,
    })
    if (response.status === 404) {
      return null
    }
    if (response.status >= 400) {
      throw rejected(PARTNER, operation, response.status, "")
    }
    try {
      return JSON.parse(response.text)
    } catch {
      throw malformed(PARTNER, operation, "not JSON")
    }
  }
}

function parse<T>(operation: string, schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) {
    throw malformed(
      PARTNER,
      operation,
      parsed.error.issues.map((issue) => issue.path.join(".")).join(", ")
    )
  }
  return parsed.data
}
