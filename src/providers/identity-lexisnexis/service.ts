import {
  AbstractIdentityProvider,
  type IdentityCheckRequest,
  type IdentityCheckResult,
} from "../../modules/identity/provider"
import { LexisNexisClient } from "./client"
import { toPerson, toResult } from "./mapping"
import { optionsSchema } from "./options"

/** LexisNexis Risk Solutions IDU, by its SOAP service. */
export class LexisNexisIdentityProvider extends AbstractIdentityProvider {
  static override identifier = "lexisnexis"
  readonly partner = "lexisnexis"
  private readonly client: LexisNexisClient

  constructor(_cradle: Record<string, unknown>, options: unknown) {
    super()
    this.client = new LexisNexisClient(optionsSchema.parse(options))
  }

  /** @throws at start, naming the option that is missing */
  static validateOptions(options: unknown): void {
    optionsSchema.parse(options)
  }

  override async check(
    request: IdentityCheckRequest
  ): Promise<IdentityCheckResult> {
    return toResult(
      await this.client.iduProcess(request.reference, toPerson(request.person))
    )
  }
}
