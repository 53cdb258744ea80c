import { api, body } from '@/api/client'
import { ApiError } from '@/api/problem'
import type { ImportReport } from '@/api/types'

const TYPES: Record<string, string> = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
}

/** The media type of a register file by the ending of its name; JSON when it has none of ours. */
export function mediaType(name: string): string {
  return TYPES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/json'
}

/** Sends a register file; refused rows are a report, not a failure. */
export async function importFile(file: File, dryRun: boolean, partial: boolean): Promise<ImportReport> {
  try {
    return await body(api.POST('/api/v1/estate/import', {
      params: { query: { dryRun, partial } },
      body: file as never,
      bodySerializer: (sent: unknown) => sent as File,
      headers: { 'Content-Type': mediaType(file.name) }
    }))
  } catch (cause) {
    if (cause instanceof ApiError && cause.status === 422 && cause.answer !== null) return cause.answer as ImportReport
    throw cause
  }
}
