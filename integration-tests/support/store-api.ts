import type { Platform } from "./platform"

type Json = ReturnType<typeof JSON.parse>
export type Headers = Record<string, string>

/** The backend's shop API as the storefront's server calls it, for one caller. */
export class StoreApi {
  constructor(
    private readonly platform: Pick<Platform, "backend" | "key">,
    private readonly headers: Headers = {}
  ) {}

  /** The same caller with something more to show: a token, a basket's key. */
  with(headers: Headers): StoreApi {
    return new StoreApi(this.platform, { ...this.headers, ...headers })
  }

  signedIn(token: unknown): StoreApi {
    return this.with({ authorization: `Bearer ${String(token)}` })
  }

  get(path: string): Promise<Json> {
    return this.ask(path, { method: "GET" })
  }

  post(path: string, body: object = {}): Promise<Json> {
    return this.ask(path, { method: "POST", body: JSON.stringify(body) })
  }

  private async ask(path: string, request: RequestInit): Promise<Json> {
    const answer = await fetch(`${this.platform.backend}${path}`, {
      ...request,
      headers: {
        "x-publishable-api-key": this.platform.key,
        "content-type": "application/json",
        ...this.headers,
      },
    })
    const text = await answer.text()
    if (!answer.ok) {
      throw new Error(`${path} gave ${answer.status}: ${text}`)
    }
    return JSON.parse(text)
  }
}
