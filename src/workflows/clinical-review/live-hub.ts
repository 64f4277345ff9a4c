import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createClient } from "redis"

const CHANNEL = "pharmacy:cases-changed"

type Listener = () => void

/** Tells the open pages of staff that cases changed. Nothing depends on it: pages read anew anyway. */
class LiveHub {
  private readonly listeners = new Set<Listener>()
  private publisher: Promise<ReturnType<typeof createClient>> | undefined
  private isSubscribed = false

  constructor(private readonly redisUrl: string | undefined) {}

  /** Gives the function that ends the listening. */
  async listen(listener: Listener): Promise<() => void> {
    this.listeners.add(listener)
    await this.subscribe()
    return () => {
      this.listeners.delete(listener)
    }
  }

  async publish(): Promise<void> {
    if (!this.redisUrl) {
      this.tellAll()
      return
    }
    const client = await (this.publisher ??= connect(this.redisUrl))
    await client.publish(CHANNEL, "")
  }

  private tellAll(): void {
    for (const listener of this.listeners) {
      listener()
    }
  }

  private async subscribe(): Promise<void> {
    if (!this.redisUrl || this.isSubscribed) {
      return
    }
    this.isSubscribed = true
    const client = await connect(this.redisUrl)
    await client.subscribe(CHANNEL, () => this.tellAll())
  }
}

async function connect(url: string): Promise<ReturnType<typeof createClient>> {
  const client = createClient({ url })
  // A lost connection is made again by the client; without a listener it would end the process.
  client.on("error", () => undefined)
  await client.connect()
  return client
}

let hub: LiveHub | undefined

const hubOf = (container: MedusaContainer): LiveHub =>
  (hub ??= new LiveHub(
    container.resolve(
      ContainerRegistrationKeys.CONFIG_MODULE
    ).projectConfig.redisUrl
  ))

/** Calls `listener` after each change of a case, in whatever process; gives the function that ends it. */
export const onCasesChanged = (
  container: MedusaContainer,
  listener: Listener
): Promise<() => void> => hubOf(container).listen(listener)

/** Says that a case changed; never fails the caller. */
export async function announceCaseChange(
  container: MedusaContainer
): Promise<void> {
  try {
    await hubOf(container).publish()
  } catch {
    // The pages see it at their next read.
  }
}
