/** The part of smtp-server that the mailbox uses; the package ships no types. */
declare module "smtp-server" {
  import type { Readable } from "node:stream"
  import type { Server, AddressInfo, Socket } from "node:net"

  export type SmtpAddress = { address: string }
  export type SmtpSession = {
    id: string
    envelope: { mailFrom: SmtpAddress | false; rcptTo: SmtpAddress[] }
  }
  export type SmtpError = Error & { responseCode?: number }
  type Done = (error?: SmtpError | null, message?: string) => void

  export type SmtpServerOptions = {
    authOptional?: boolean
    disabledCommands?: string[]
    size?: number
    banner?: string
    logger?: boolean
    disableReverseLookup?: boolean
    closeTimeout?: number
    onConnect?: (session: SmtpSession, done: Done) => void
    onAuth?: (
      auth: { username?: string; password?: string },
      session: SmtpSession,
      done: (error: SmtpError | null, reply?: { user: string }) => void
    ) => void
    onRcptTo?: (address: SmtpAddress, session: SmtpSession, done: Done) => void
    onData?: (stream: Readable, session: SmtpSession, done: Done) => void
  }

  export class SMTPServer {
    constructor(options: SmtpServerOptions)
    server: Server
    connections: Set<{ id: string; _socket: Socket }>
    listen(port: number, host: string, done: () => void): void
    close(done: () => void): void
    on(event: "error", listener: (error: Error) => void): this
    address(): AddressInfo | null
  }
}
