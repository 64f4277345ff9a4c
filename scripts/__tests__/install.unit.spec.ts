import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fingerprint } from "../lib/fingerprint.mjs"
import { foldersToInstall } from "../lib/install.mjs"

describe("what has to be done again", () => {
  const dir = mkdtempSync(join(tmpdir(), "pharmacy-install-"))
  const write = (path: string, text: string) => {
    mkdirSync(join(dir, path, ".."), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  const at = (path: string, seconds: number) =>
    utimesSync(join(dir, path), seconds, seconds)
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  it("installs when packages are missing, interrupted or older than the lock file", () => {
    expect(foldersToInstall([dir])).toEqual([])
    write("package.json", "{}")
    expect(foldersToInstall([dir])).toEqual([dir])
    write("node_modules/half/package.json", "{}")
    expect(foldersToInstall([dir])).toEqual([dir])
    write("node_modules/.package-lock.json", "{}")
    write("package-lock.json", "{}")
    at("package-lock.json", 1_000)
    at("node_modules/.package-lock.json", 2_000)
    expect(foldersToInstall([dir])).toEqual([])
    at("package-lock.json", 3_000)
    expect(foldersToInstall([dir])).toEqual([dir])
  })

  it("builds when a source, a name or an address has changed, and not for a test", () => {
    write("src/a.ts", "1")
    const first = fingerprint(["src"], ["http://localhost:9000"], dir)
    write("src/__tests__/a.unit.spec.ts", "1")
    expect(fingerprint(["src"], ["http://localhost:9000"], dir)).toBe(first)
    expect(fingerprint(["src"], ["http://localhost:9100"], dir)).not.toBe(first)
    write("src/a.ts", "2")
    expect(fingerprint(["src"], ["http://localhost:9000"], dir)).not.toBe(first)
    write("src/a.ts", "1")
    write("src/b.ts", "")
    expect(fingerprint(["src"], ["http://localhost:9000"], dir)).not.toBe(first)
  })
})
