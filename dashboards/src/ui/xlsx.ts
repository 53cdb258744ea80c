import { strToU8, zipSync } from 'fflate'

export interface Sheet {
  name: string
  rows: readonly (readonly (string | number)[])[]
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

const escape = (text: string): string => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c).replace(/\p{Cc}/gu, ' ')

function column(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : column(Math.floor(index / 26) - 1) + last
}

function cell(value: string | number, place: string): string {
  return typeof value === 'number' ? `<c r="${place}"><v>${String(value)}</v></c>` : `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`
}

function sheetXml({ rows }: Sheet): string {
  const lines = rows.map((row, r) => `<row r="${String(r + 1)}">${row.map((value, c) => cell(value, `${column(c)}${String(r + 1)}`)).join('')}</row>`)
  return `${XML}<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData></worksheet>`
}

/** A workbook of plain sheets (ECMA-376, SpreadsheetML): texts are texts, whatever they begin with. */
export function xlsx(sheets: readonly Sheet[]): Uint8Array {
  const numbers = sheets.map((_, i) => String(i + 1))
  const files: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.map(({ name }, i) => `<sheet name="${escape(name.replace(/[[\]*?:/\\]/g, ' ').slice(0, 31))}" sheetId="${String(i + 1)}" r:id="r${String(i + 1)}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${numbers.map((n) => `<Relationship Id="r${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}</Relationships>`
  }
  sheets.forEach((sheet, i) => { files[`xl/worksheets/sheet${String(i + 1)}.xml`] = sheetXml(sheet) })
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])))
}
