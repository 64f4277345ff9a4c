import {
  malformed,
  PartnerHttpError,
  partnerRequest,
} from "../../shared/http/http-client"
import { parseEnvelope, requestEnvelope } from "./envelope"
import { PARTNER } from "./mapping"
import { SERVICES, type LexisNexisOptions } from "./options"

/** The one operation of the IDU web service. */
export class LexisNexisClient {
  constructor(private readonly options: LexisNexisOptions) {}

  /** The body of the SOAP answer, faults included. @throws PartnerHttpError */
  async iduProcess(
    reference: string,
    person: Record<string, string>
  ): Promise<unknown> {
    const { url, username, password, scorecard, timeoutMs } = this.options
    const response = await partnerRequest(PARTNER, {
      operation: "IDUProcess",
      method: "POST",
      url,
      timeoutMs,
      headers: {
        "content-type": "text/xml; charset=utf-8",
        soapaction: '"urn:idu#IDUProcess"',
      },
      body: requestEnvelope({
        login: { username, password },
        idu: { Reference: reference, ID: "", IKey: "", Scorecard: scorecard },
        person,
        services: SERVICES,
      }),
      // A SOAP fault comes with 500; 503 says that nothing was worked on.
      answerStatuses: [500, 503],
    })
    if (response.status === 503) {
      throw new PartnerHttpError(
        PARTNER,
        "IDUProcess",
        "unavailable",
        false,
        503
      )
    }
    const body = parseEnvelope(response.text)
    if (body === null) {
      throw malformed(PARTNER, "IDUProcess", `status ${response.status}`)
    }
    return body
  }
}
