export type Attachment = {
  filename: string
  content_type: string
  size: number
  /** Base64. */
  content: string
}

export type ParsedMail = {
  headers: Record<string, string>
  from: string
  to: string
  subject: string
  message_id: string
  text: string
  html: string
  attachments: Attachment[]
}

type Part = { headers: Record<string, string>; body: Buffer }

/** Reads a raw message: headers, texts and attachments (RFC 5322 and MIME). */
export function parseMail(raw: Buffer): ParsedMail {
  const root = split(raw)
  const mail: ParsedMail = {
    headers: root.headers,
    from: words(root.headers.from ?? ""),
    to: words(root.headers.to ?? ""),
    subject: words(root.headers.subject ?? ""),
    message_id: root.headers["message-id"] ?? "",
    text: "",
    html: "",
    attachments: [],
  }
  collect(root, mail)
  return mail
}

function collect(part: Part, mail: ParsedMail): void {
  const type = part.headers["content-type"] ?? "text/plain"
  const boundary = parameter(type, "boundary")
  if (/^multipart\//i.test(type) && boundary) {
    for (const child of children(part.body, boundary)) {
      collect(split(child), mail)
    }
    return
  }
  const body = decode(part)
  const disposition = part.headers["content-disposition"] ?? ""
  const filename = parameter(disposition, "filename") || parameter(type, "name")
  const kind = (type.split(";")[0] ?? "").trim().toLowerCase()
  if (
    filename ||
    /^attachment/i.test(disposition) ||
    !kind.startsWith("text/")
  ) {
    mail.attachments.push({
      filename: words(filename) || "attachment",
      content_type: kind,
      size: body.length,
      content: body.toString("base64"),
    })
  } else if (kind === "text/html") {
    mail.html += text(body, type)
  } else {
    mail.text += text(body, type)
  }
}

function split(raw: Buffer): Part {
  const crlf = raw.indexOf("\r\n\r\n")
  const lf = raw.indexOf("\n\n")
  const useCrlf = crlf >= 0 && (lf < 0 || crlf < lf)
  const at = useCrlf ? crlf : lf
  const head = at < 0 ? raw : raw.subarray(0, at)
  const body = at < 0 ? Buffer.alloc(0) : raw.subarray(at + (useCrlf ? 4 : 2))
  const headers: Record<string, string> = {}
  const unfolded = head.toString("utf8").replace(/\r?\n[ \t]+/g, " ")
  for (const line of unfolded.split(/\r?\n/)) {
    const colon = line.indexOf(":")
    if (colon > 0) {
      const name = line.slice(0, colon).trim().toLowerCase()
      headers[name] = line.slice(colon + 1).trim()
    }
  }
  return { headers, body }
}

function children(body: Buffer, boundary: string): Buffer[] {
  const source = `\r\n${body.toString("latin1")}`.replace(/\r?\n/g, "\n")
  const pieces = source.split(`\n--${boundary}`)
  const inner = pieces.slice(1).filter((piece) => !piece.startsWith("--"))
  return inner.map((piece) =>
    Buffer.from(piece.replace(/^[ \t]*\n/, ""), "latin1")
  )
}

function decode(part: Part): Buffer {
  const how = (part.headers["content-transfer-encoding"] ?? "").toLowerCase()
  if (how === "base64") {
    return Buffer.from(part.body.toString("latin1"), "base64")
  }
  return how === "quoted-printable"
    ? quotedPrintable(part.body.toString("latin1"))
    : part.body
}

function quotedPrintable(source: string): Buffer {
  const joined = source.replace(/=[ \t]*\r?\n/g, "")
  const bytes = joined.replace(/=([0-9A-Fa-f]{2})/g, (_, hex) =>
    String.fromCharCode(parseInt(String(hex), 16))
  )
  return Buffer.from(bytes, "latin1")
}

function text(body: Buffer, type: string): string {
  const charset = parameter(type, "charset").toLowerCase() || "utf-8"
  const latin = charset === "iso-8859-1" || charset === "windows-1252"
  return body.toString(latin ? "latin1" : "utf8")
}

/** A parameter of a header, also in the RFC 2231 form `name*=utf-8''…`. */
function parameter(header: string, name: string): string {
  const extended = new RegExp(
    `;\\s*${name}\\*(?:0\\*)?=[^']*'[^']*'([^;]+)`,
    "i"
  )
  const encoded = extended.exec(header)?.[1]
  if (encoded) {
    return decodeURIComponent(encoded.trim())
  }
  const plain = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s]+))`, "i")
  const found = plain.exec(header)
  return found?.[1] ?? found?.[2] ?? ""
}

/** Decodes encoded words (RFC 2047). */
function words(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?[^?]+\?([BQ])\?([^?]*)\?=/gi, (_, how, data) => {
      const coded = String(data)
      return String(how).toUpperCase() === "B"
        ? Buffer.from(coded, "base64").toString("utf8")
        : quotedPrintable(coded.replaceAll("_", " ")).toString("utf8")
    })
}
