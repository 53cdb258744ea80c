import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Field, Profile, Text } from '../../src/api/types'

/** The gateway's own profiles, in the shape that GET /api/v1/profiles gives them. */
interface ProfileFile {
  kind: string
  label: Text
  gb_type_code: string
  sampling_s: number
  fields: Record<string, { type: Field['type']; unit?: string; min?: number; max?: number; normal?: [number, number]; counter?: boolean; values?: string[]; codes?: Record<string, Text>; label: Text }>
  events: Record<string, { label: Text; personal?: boolean }>
  commands: Record<string, { label: Text }>
}

const FOLDER = new URL('../../../gateway/src/main/resources/profiles/', import.meta.url)

function read(file: string): Profile {
  const text = parse(readFileSync(new URL(file, FOLDER), 'utf8')) as ProfileFile
  return {
    kind: text.kind,
    label: text.label,
    gbTypeCode: text.gb_type_code,
    samplingMs: text.sampling_s * 1000,
    fields: Object.entries(text.fields).map(([name, field]) => ({
      name, type: field.type, label: field.label, counter: field.counter ?? false,
      ...(field.unit === undefined ? {} : { unit: field.unit }),
      ...(field.min === undefined ? {} : { min: field.min }),
      ...(field.max === undefined ? {} : { max: field.max }),
      ...(field.normal === undefined ? {} : { normalMin: field.normal[0], normalMax: field.normal[1] }),
      ...(field.values === undefined ? {} : { values: field.values }),
      ...(field.codes === undefined ? {} : { codes: field.codes })
    })),
    events: Object.entries(text.events).map(([name, event]) => ({ name, label: event.label, personal: event.personal ?? false })),
    commands: Object.entries(text.commands).map(([name, command]) => ({ name, label: command.label }))
  }
}

const ORDER = ['camera.yaml', 'gate.yaml', 'lamp.yaml', 'charger.yaml', 'elevator.yaml']
export const profiles: Profile[] = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml')).sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)).map(read)
