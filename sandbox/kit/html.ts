/** Text that is already safe HTML. */
export class Html {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text
  }
}

type Value = string | number | Html | Html[] | undefined | null | false

/** Template tag: every value is escaped unless it is Html itself. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  const text = parts.reduce((all, part, i) => {
    return all + part + (i < values.length ? show(values[i]) : "")
  }, "")
  return new Html(text)
}

function show(value: Value): string {
  if (value instanceof Html) {
    return value.text
  }
  if (Array.isArray(value)) {
    return value.map((item) => item.text).join("")
  }
  if (value === undefined || value === null || value === false) {
    return ""
  }
  return escapeHtml(String(value))
}

/** Escapes text for HTML and XML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;")
}

const STYLE = `
:root{color-scheme:light dark;--bg:#f6f7f9;--card:#fff;--ink:#17202a;--soft:#4a5665;
--line:#c9d0d9;--accent:#0b5cad;--on-accent:#fff;--bad:#a3161b;--good:#14693b}
@media (prefers-color-scheme:dark){:root{--bg:#12171d;--card:#1b222b;--ink:#eef2f6;
--soft:#b6c1cd;--line:#3d4955;--accent:#7db8f5;--on-accent:#0c1520;--bad:#ff9c9c;--good:#7ddba5}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);
font:16px/1.5 system-ui,sans-serif}main{max-width:var(--wide,34rem);margin:0 auto;padding:1rem}
h1{font-size:1.4rem;line-height:1.25}h2{font-size:1.15rem;margin:0 0 .5rem}h3{font-size:1rem;margin:1rem 0 .25rem}
a{color:var(--accent)}section,.card{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:1rem;margin:0 0 1rem}
label{display:block;font-weight:600;margin:.75rem 0 .25rem}
input,select,textarea{font:inherit;width:100%;padding:.6rem;border:1px solid var(--soft);border-radius:6px;background:var(--card);color:var(--ink)}
button{font:inherit;padding:.6rem 1rem;min-height:2.75rem;border-radius:6px;border:1px solid var(--accent);background:var(--card);color:var(--accent);cursor:pointer}
button.main{background:var(--accent);color:var(--on-accent);font-weight:600;width:100%;margin-top:1rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.row{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end}.row>*{flex:1 1 8rem}.tight>*{flex:0 0 auto;width:auto}
.error{border-left:4px solid var(--bad);padding:.5rem .75rem;color:var(--bad);background:var(--card)}
.note{color:var(--soft);font-size:.9rem}.good{color:var(--good)}.bad{color:var(--bad)}
dl{display:grid;grid-template-columns:minmax(6rem,auto) 1fr;gap:.25rem .75rem;margin:0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.8rem;margin:.25rem 0}
summary{cursor:pointer;padding:.2rem 0;overflow-wrap:anywhere}details details{margin-left:.75rem}
nav{display:flex;flex-wrap:wrap;gap:.25rem .9rem;margin:0 0 1rem}iframe{width:100%;height:22rem;border:1px solid var(--line);background:#fff}
`

/** A whole page; works without scripts, light and dark, from 360 px up. */
export function layout(title: string, body: Html, wide = false): string {
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main${wide ? ' style="--wide:60rem"' : ""}>${body.text}</main></body></html>`
}
