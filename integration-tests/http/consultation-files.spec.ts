import { readdir, readFile } from "node:fs/promises"
import { request } from "node:http"
import { join } from "node:path"
import sharp from "sharp"
import { CONSULTATION_MODULE } from "../../src/modules/consultation"
import type ConsultationModuleService from "../../src/modules/consultation/service"
import { clock } from "../../src/shared/clock"
import { sweepOrphanedUploads } from "../../src/workflows/sweeps/consultation-files"
import {
  beginShort,
  type Guest,
  seedShortForm,
  uploadTo,
} from "../fixtures/answering"
import { signIn } from "../fixtures/cases"
import { call, makeCustomer, must } from "../fixtures/shop"
import { openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"

const MEGABYTE = 1024 * 1024

const photo = () =>
  sharp({
    create: { width: 80, height: 60, channels: 3, background: "#aa5533" },
  })
    .jpeg()
    .withExif({
      IFD0: { Make: "Invented" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" },
    })
    .toBuffer()

const pdf = (objects: string) =>
  Buffer.from(`%PDF-1.7\n${objects}\ntrailer <</Root 1 0 R>>\n%%EOF\n`)

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)

    beforeAll(async () => {
      await seedShortForm(shop)
    })
    afterEach(() => clock.setOffset(0))

    const records = () =>
      shop.container
        .resolve<ConsultationModuleService>(CONSULTATION_MODULE)
        .listConsultationFiles({})
    const stored = async () => {
      const dir = process.env["FILES_DIR"] ?? ""
      const names = await readdir(dir, { recursive: true }).catch(() => [])
      return names
        .filter((name) => name.endsWith(".answer"))
        .map((name) => join(dir, name))
    }
    const at = (guest: Guest, rest: string) =>
      `/store/consultations/${guest.id}${rest}`
    const save = (guest: Guest, question: string, value: unknown) =>
      call(shop, "POST", at(guest, "/answers"), {
        body: { answers: [{ question, value }] },
        headers: guest.headers,
      })
    const fetchFile = (path: string, headers: Record<string, string>) =>
      fetch(`${shop.baseUrl}${path}`, {
        headers: { "x-publishable-api-key": shop.key, ...headers },
      })

    it("keeps a photo without its place, encrypted, for its holder and clinicians", async () => {
      const guest = await beginShort(shop)
      const before = await stored()
      const { status, body } = await uploadTo(shop, guest, {
        question: "skin",
        bytes: await photo(),
        name: "C:\\me\\my skin.JPG",
      })
      expect([status, body]).toEqual([
        201,
        {
          file: {
            file_id: expect.stringMatching(/^cfl/),
            name: "my skin.jpg",
            content_type: "image/jpeg",
            bytes: expect.any(Number),
          },
        },
      ])
      const { file_id, name } = body.file
      const saved = await save(guest, "skin", { file_id, name })
      expect(saved.body["consultation"].answers).toEqual({
        skin: { file_id, name },
      })

      const [written, ...more] = (await stored()).filter(
        (path) => !before.includes(path)
      )
      expect(more).toEqual([])
      expect(await readFile(must(written), "utf8")).toMatch(/^v1\./)

      const shown = await fetchFile(
        at(guest, `/files/${file_id}`),
        guest.headers
      )
      expect(shown.status).toBe(200)
      expect(shown.headers.get("content-type")).toBe("image/jpeg")
      expect(shown.headers.get("cache-control")).toContain("no-store")
      const bytes = Buffer.from(await shown.arrayBuffer())
      expect((await sharp(bytes).metadata()).exif).toBeUndefined()
      expect(bytes.includes("Invented")).toBe(false)

      const other = await beginShort(shop)
      for (const path of [
        at(guest, `/files/${file_id}`),
        at(other, `/files/${file_id}`),
      ]) {
        expect((await fetchFile(path, other.headers)).status).toBe(404)
      }
      const admin = `/admin/consultations/${guest.id}/files/${file_id}`
      expect((await fetchFile(admin, {})).status).toBe(401)
      const support = await signIn(shop, "support")
      expect((await fetchFile(admin, support)).status).toBe(403)
      const clinician = await signIn(shop, "prescriber")
      const read = await fetchFile(admin, clinician)
      expect(read.status).toBe(200)
      expect(Buffer.from(await read.arrayBuffer()).equals(bytes)).toBe(true)
      const audited = await shop.container
        .resolve<ConsultationModuleService>(CONSULTATION_MODULE)
        .listOutboxes({ topic: "consultation.file_read" })
      expect(audited).toHaveLength(1)
      expect(JSON.stringify(audited)).not.toContain("my skin")
    })

    it("refuses what isn't fit, naming the field, and stores nothing", async () => {
      const guest = await beginShort(shop)
      const [recordsBefore, filesBefore] = [await records(), await stored()]
      const bomb = await sharp({
        create: {
          width: 8_000,
          height: 6_000,
          channels: 3,
          background: "white",
        },
      })
        .png({ compressionLevel: 9 })
        .toBuffer()
      const jpeg = await photo()
      const cases: [string, Buffer, number, string][] = [
        ["skin", Buffer.from("no picture"), 400, "file: has to be a photo"],
        ["skin", pdf(""), 400, "file: has to be a photo"],
        ["skin", bomb, 400, "file: has more than 40 megapixels"],
        ["skin", Buffer.alloc(0), 400, "file: is empty"],
        [
          "letter",
          pdf("1 0 obj <</S /JavaScript /JS (x)>> endobj"),
          400,
          "file: has active or hidden content",
        ],
        [
          "letter",
          pdf("1 0 obj <</S /Launch>> endobj"),
          400,
          "file: has active",
        ],
        [
          "letter",
          pdf("1 0 obj <</Type /EmbeddedFile>> endobj"),
          400,
          "file: has active",
        ],
        ["question_1", jpeg, 400, "question: is not one that takes a file"],
        ["nothing", jpeg, 400, "question: is not one that takes a file"],
        ["skin", Buffer.alloc(11 * MEGABYTE, 0xff), 413, "file: is larger"],
      ]
      for (const [question, bytes, status, message] of cases) {
        const refused = await uploadTo(shop, guest, { question, bytes })
        expect([refused.status, refused.body.message]).toEqual([
          status,
          expect.stringContaining(message),
        ])
      }
      const stranger = await beginShort(shop)
      const foreign = await uploadTo(
        shop,
        { id: guest.id, headers: stranger.headers },
        { question: "skin", bytes: jpeg }
      )
      expect(foreign.status).toBe(404)
      expect(await records()).toEqual(recordsBefore)
      expect(await stored()).toEqual(filesBefore)
    })

    /** Sends a body bit by bit until it is answered; gives the answer and how much was sent. */
    const trickle = (guest: Guest, headers: Record<string, string>) =>
      new Promise<{ status: number; text: string; sent: number }>(
        (resolve, reject) => {
          let sent = 0
          const out = request(
            `${shop.baseUrl}${at(guest, "/files")}`,
            {
              method: "POST",
              headers: {
                "x-publishable-api-key": shop.key,
                "content-type": "multipart/form-data; boundary=edge",
                ...guest.headers,
                ...headers,
              },
            },
            (answer) => {
              const parts: Buffer[] = []
              answer.on("data", (part: Buffer) => parts.push(part))
              answer.on("end", () => {
                clearInterval(timer)
                out.destroy()
                resolve({
                  status: answer.statusCode ?? 0,
                  text: Buffer.concat(parts).toString(),
                  sent,
                })
              })
            }
          )
          out.on("error", reject)
          out.write(
            '--edge\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'
          )
          const timer = setInterval(() => {
            sent += MEGABYTE
            out.write(Buffer.alloc(MEGABYTE, 0xff))
          }, 20)
        }
      )

    it("refuses 50 MB early, announced or not", async () => {
      const guest = await beginShort(shop)
      const announced = await trickle(guest, {
        "content-length": String(50 * MEGABYTE),
      })
      expect(announced.status).toBe(413)
      expect(JSON.parse(announced.text).message).toBe(
        "file: is larger than 10 MB"
      )
      const unannounced = await trickle(guest, {})
      expect(unannounced.status).toBe(413)
      expect(unannounced.sent).toBeLessThan(30 * MEGABYTE)
    })

    it("takes a foreign, unknown or misnamed file for no answer, and none after submission", async () => {
      const guest = await beginShort(shop)
      const other = await beginShort(shop)
      const bytes = await photo()
      const foreign = (await uploadTo(shop, other, { question: "skin", bytes }))
        .body.file
      const own = (await uploadTo(shop, guest, { question: "skin", bytes }))
        .body.file
      for (const value of [
        { file_id: foreign.file_id, name: foreign.name },
        { file_id: "cfl_nothing", name: own.name },
        { file_id: own.file_id, name: "another.jpg" },
      ]) {
        const refused = await save(guest, "skin", value)
        expect([refused.status, refused.body["errors"]?.[0].field]).toEqual([
          400,
          "answers.skin",
        ])
      }
      await call(shop, "POST", at(guest, "/answers"), {
        headers: guest.headers,
        body: { answers: [{ question: "question_4", value: "yes" }] },
      })
      const late = await uploadTo(shop, guest, { question: "skin", bytes })
      expect([late.status, late.body.code]).toEqual([
        409,
        "transition_not_allowed",
      ])
    })

    it("sweeps what never became an answer after a day, and nothing else", async () => {
      const guest = await beginShort(shop)
      const person = await makeCustomer(shop)
      const bytes = await photo()
      const upload = async () =>
        (await uploadTo(shop, guest, { question: "skin", bytes })).body.file
      const kept = await upload()
      const orphan = await upload()
      await save(guest, "skin", { file_id: kept.file_id, name: kept.name })
      await sweepOrphanedUploads(shop.container)
      const get = (id: string, headers = guest.headers) =>
        fetchFile(at(guest, `/files/${id}`), headers)
      expect((await get(orphan.file_id)).status).toBe(200)
      const count = (await stored()).length
      clock.setOffset(25 * 60 * 60_000)
      const removed = await sweepOrphanedUploads(shop.container)
      expect(removed).toBeGreaterThanOrEqual(1)
      expect((await stored()).length).toBe(count - removed)
      expect(await sweepOrphanedUploads(shop.container)).toBe(0)
      clock.setOffset(0)
      expect((await get(orphan.file_id)).status).toBe(404)
      expect((await get(kept.file_id)).status).toBe(200)
      await call(shop, "POST", at(guest, "/claim"), {
        body: {},
        headers: { ...guest.headers, ...person.headers },
      })
      expect((await get(kept.file_id)).status).toBe(404)
      expect((await get(kept.file_id, person.headers)).status).toBe(200)
    })
  },
})
