import { inflateSync } from "node:zlib"

/** What makes a PDF do something, carry something or hide something. */
const FORBIDDEN = [
  "JavaScript",
  "Launch",
  "EmbeddedFile",
  "EmbeddedFiles",
  "RichMedia",
  "SubmitForm",
  "ImportData",
  "GoToE",
  "GoToR",
  "Encrypt",
]
/** Short names turn up in compressed bytes by chance, so they count in plain text only. */
const FORBIDDEN_IN_TEXT = [...FORBIDDEN, "JS", "XFA"]

const MAX_INFLATED = 60 * 1024 * 1024
const MAX_STREAMS = 20_000
const LONGEST_DICTIONARY = 2_048

const DAMAGED = "can't be read as a PDF; it may be damaged"
const UNCHECKED = "is too complicated to be checked"
const ACTIVE =
  "has active or hidden content; print it to a new PDF or send a photo"
const tooLong = (most: number) => `has more than ${most} pages`

/**
 * Why a PDF is refused, in plain words; undefined when it is nothing but pages.
 * Names are looked for everywhere a reader might look: in the text, in names
 * written with #-codes, and in compressed object streams. What can't be looked
 * into is refused.
 * @param mostPages how many pages it may have; any number when left out
 */
export function pdfProblem(
  bytes: Buffer,
  mostPages = Infinity
): string | undefined {
  const text = withoutCodes(bytes.toString("latin1"))
  if (!text.startsWith("%PDF-") || !text.includes("%%EOF")) {
    return DAMAGED
  }
  const parts = splitStreams(text)
  const objectStreams = parts?.streams.filter(
    ({ holdsObjects }) => holdsObjects
  )
  // One that hides behind a comment or within another stream isn't among them.
  if (!objectStreams || objectStreams.length !== count(text, "/ObjStm")) {
    return UNCHECKED
  }
  if (
    mentions(text, FORBIDDEN) ||
    mentions(parts?.plain ?? "", FORBIDDEN_IN_TEXT)
  ) {
    return ACTIVE
  }
  const pages = pagesIn(parts?.plain ?? "")
  return objectStreamsProblem(objectStreams, bytes, { pages, mostPages })
}

const pagesIn = (text: string): number =>
  text.match(/\/Type\s*\/Page(?![A-Za-z0-9])/g)?.length ?? 0

function objectStreamsProblem(
  streams: readonly PdfStream[],
  bytes: Buffer,
  counted: { pages: number; mostPages: number }
): string | undefined {
  let room = MAX_INFLATED
  let { pages } = counted
  for (const stream of streams) {
    const opened = openObjects(stream, bytes, room)
    if (opened === undefined) {
      return UNCHECKED
    }
    room -= opened.length
    const plain = withoutCodes(opened)
    if (mentions(plain, FORBIDDEN_IN_TEXT)) {
      return ACTIVE
    }
    pages += pagesIn(plain)
  }
  return pages > counted.mostPages ? tooLong(counted.mostPages) : undefined
}

/** Letters of a name may be written as #4A; a code becomes its letter and two blanks, so that places stay. */
const withoutCodes = (text: string): string =>
  text.replace(/\/[^\s/<>()[\]{}%]*#[^\s/<>()[\]{}%]*/g, (name) => {
    const plain = name.replace(/#([0-9a-f]{2})/gi, (_, code: string) =>
      String.fromCharCode(parseInt(code, 16))
    )
    return plain.padEnd(name.length, " ")
  })

const mentions = (text: string, names: readonly string[]): boolean =>
  names.some((name) => new RegExp(`/${name}(?![A-Za-z0-9])`).test(text))

const count = (text: string, part: string): number =>
  text.split(part).length - 1

type PdfStream = {
  dictionary: string
  start: number
  end: number
  /** Other objects lie in it, compressed. */
  holdsObjects: boolean
}

/** The text between the streams, and where the streams are; undefined when they have no end. */
function splitStreams(
  text: string
): { plain: string; streams: PdfStream[] } | undefined {
  const streams: PdfStream[] = []
  const plain: string[] = []
  const opening = />>\s{0,8}stream(\r\n|\n|\r)/g
  let at = 0
  for (;;) {
    opening.lastIndex = at
    const found = opening.exec(text)
    if (!found) {
      return { plain: [...plain, text.slice(at)].join(" "), streams }
    }
    const start = found.index + found[0].length
    const end = text.indexOf("endstream", start)
    if (end < 0 || streams.length >= MAX_STREAMS) {
      return undefined
    }
    const before = text.slice(at, found.index + 2)
    const dictionary = before.slice(
      Math.max(
        before.lastIndexOf(" obj"),
        before.length - LONGEST_DICTIONARY,
        0
      )
    )
    plain.push(before)
    const holdsObjects = dictionary.includes("/ObjStm")
    streams.push({ dictionary, start, end, holdsObjects })
    at = end + "endstream".length
  }
}

/** The objects of an object stream as text; undefined when they are packed in a way not known here. */
function openObjects(
  { dictionary, start, end }: PdfStream,
  bytes: Buffer,
  room: number
): string | undefined {
  const packed = bytes.subarray(start, end)
  if (!/\/F(ilter|Filter|DecodeParms)?\b/.test(dictionary)) {
    return packed.toString("latin1")
  }
  const deflated = /\/Filter\s*(\[\s*)?\/FlateDecode\s*(\]|\/|>>|\s)/.test(
    dictionary
  )
  if (!deflated || /\/(DecodeParms|FFilter|F)\b/.test(dictionary)) {
    return undefined
  }
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(room, 1) }).toString(
      "latin1"
    )
  } catch {
    return undefined
  }
}
