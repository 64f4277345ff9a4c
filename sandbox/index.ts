import type { AddressInfo } from "node:net"
import type { Server } from "node:http"
import { mountControl } from "./control/routes"
import { mountPages } from "./control/pages"
import type { Partners } from "./control/partners"
import { mountGpDirectory } from "./gp-directory/routes"
import { Faults } from "./kit/faults"
import { Router } from "./kit/http"
import {
  type Config,
  resolveConfig,
  resolveSecrets,
  type SandboxOptions,
} from "./kit/options"
import { Received } from "./kit/received"
import { createHttpServer } from "./kit/server"
import { Store } from "./kit/store"
import type { Partner, Sandbox } from "./kit/types"
import { Webhooks } from "./kit/webhooks"
import { mountLexisNexis } from "./lexisnexis/routes"
import { mountMailbox } from "./mailbox/routes"
import { listenSmtp } from "./mailbox/smtp"
import { mountRoyalMail } from "./royal-mail/routes"
import { mountSignatureRx } from "./signaturerx/routes"
import { mountSms } from "./sms/routes"
import { mountStripe } from "./stripe/routes"
import { mountTitan } from "./titan/routes"

export type { SandboxOptions } from "./kit/options"

export type SandboxHandle = {
  url: string
  smtpPort: number
  close: () => Promise<void>
}

/**
 * Starts all partner simulators on one HTTP port and one SMTP port.
 * Rejects when a port is taken or the state file can't be read.
 */
export async function startSandbox(
  options: SandboxOptions = {}
): Promise<SandboxHandle> {
  const host = options.host ?? "127.0.0.1"
  const store = new Store(options.stateFile)
  const config = store.section<Config>("config", () => resolveConfig(options))
  Object.assign(config.get(), {
    ...resolveConfig({}),
    ...config.get(),
    ...definedConfig(options),
  })
  const faults = new Faults(store)
  const stops: Array<() => void> = []
  let url = ""
  const sandbox: Sandbox = {
    router: new Router(),
    store,
    faults,
    received: new Received(store),
    webhooks: new Webhooks(store, faults, config.get),
    secrets: resolveSecrets(options.secrets),
    config: config.get,
    url: () => options.publicUrl?.replace(/\/$/, "") ?? url,
    onClose: (stop) => stops.push(stop),
  }
  const partners = mountPartners(sandbox)
  mountControl(sandbox, partners)
  mountPages(sandbox, partners)

  const server = createHttpServer(sandbox, partners.all)
  url = `http://${host}:${await listen(server, options.port ?? 4700, host)}`
  const smtp = await listenSmtp(sandbox, options.smtpPort ?? 4725, host).catch(
    async (error: unknown) => {
      await closeServer(server)
      throw error
    }
  )
  sandbox.webhooks.resume()
  return {
    url,
    smtpPort: smtp.port,
    close: async () => {
      sandbox.webhooks.close()
      await Promise.all([smtp.close(), closeServer(server)])
      stops.forEach((stop) => stop())
      store.flush()
    },
  }
}

function mountPartners(sandbox: Sandbox): Partners {
  const stripe = mountStripe(sandbox)
  const signaturerx = mountSignatureRx(sandbox)
  const royalMail = mountRoyalMail(sandbox)
  const mailbox = mountMailbox(sandbox)
  const list: Partner[] = [
    stripe,
    mountLexisNexis(sandbox),
    signaturerx,
    royalMail,
    mountTitan(sandbox),
    mountGpDirectory(sandbox),
    mountSms(sandbox),
    mailbox,
  ]
  const all = new Map(list.map((partner) => [partner.name, partner]))
  return { all, stripe, signaturerx, royalMail, mailbox }
}

/** What the start asks for outright wins over a saved configuration. */
function definedConfig(options: SandboxOptions): Partial<Config> {
  const given: Partial<Config> = { ...options.config }
  if (options.backendUrl !== undefined) {
    given.backend_url = options.backendUrl
  }
  return given
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, () => {
      const address: string | AddressInfo | null = server.address()
      resolve(typeof address === "object" && address ? address.port : port)
    })
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
