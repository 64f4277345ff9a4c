import { startSandbox } from "./index"
import { optionsFromEnv } from "./kit/options"

/** Starts the simulators from environment variables; see README.md. */
async function main(): Promise<void> {
  const handle = await startSandbox(optionsFromEnv(process.env))
  process.stdout.write(`sandbox ready ${handle.url} smtp ${handle.smtpPort}\n`)
  const stop = () => {
    void handle.close().then(() => process.exit(0))
  }
  process.once("SIGINT", stop)
  process.once("SIGTERM", stop)
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`sandbox could not start: ${message}\n`)
  process.exit(1)
})
