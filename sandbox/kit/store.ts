import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"

export type Section<T> = {
  get: () => T
  reset: () => void
}

const SAVE_AFTER_MS = 150

/** All state of the simulators: in memory, and in one file where asked. */
export class Store {
  private data: Record<string, unknown> = {}
  private timer: NodeJS.Timeout | undefined

  constructor(private readonly file?: string) {
    if (file) {
      this.data = load(file)
    }
  }

  /** A named part of the state; `initial` makes it when it isn't there yet. */
  section<T extends object>(name: string, initial: () => T): Section<T> {
    if (!(name in this.data)) {
      this.data[name] = initial()
    }
    return {
      get: () => this.data[name] as T,
      reset: () => {
        this.data[name] = initial()
        this.touch()
      },
    }
  }

  /** Says that something changed; the file follows shortly after. */
  touch(): void {
    if (this.file && !this.timer) {
      this.timer = setTimeout(() => this.flush(), SAVE_AFTER_MS)
      this.timer.unref()
    }
  }

  /** Writes the file now, whole or not at all. */
  flush(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    if (!this.file) {
      return
    }
    const temporary = `${this.file}.${process.pid}.tmp`
    writeFileSync(temporary, JSON.stringify(this.data))
    renameSync(temporary, this.file)
  }
}

function load(file: string): Record<string, unknown> {
  mkdirSync(dirname(file), { recursive: true })
  let text: string
  try {
    text = readFileSync(file, "utf8")
  } catch {
    return {}
  }
  const parsed: unknown = JSON.parse(text)
  if (typeof parsed !== "object" || parsed === null) {
    throw new Error(`${file} holds no sandbox state; delete it to start anew`)
  }
  return parsed as Record<string, unknown>
}
