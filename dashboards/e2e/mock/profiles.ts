import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Field, Profile, Text } from '../../src/api/types'

interface FieldFile {
  type: Field['type']
  unit?: string
  min?: number
  max?: number
  normal?: [number, number]
  counter?: boolean
  values?: string[]
  codes?: Record<string, Text>
  label: Text
}

/** The gateway's own profiles, in the shape that GET /api/v1/profiles gives them. */
interface ProfileFile {
  kind: string
  label: Text
  gb_type_code: string
  sampling_s: number
  fields: Record<string, FieldFile>
  events: Record<string, { label: Text; personal?: boolean }>
  commands: Record<string, { label: Text; params?: Record<string, FieldFile> }>
}

const FOLDER = new URL('../../../gateway/src/main/resources/profiles/', import.meta.url)

function field([name, text]: [string, FieldFile]): Field {
  return {
    name, type: text.type, label: text.label, counter: text.counter ?? false,
    ...(text.unit === undefined ? {} : { unit: text.unit }),
    ...(text.min === undefined ? {} : { min: text.min }),
    ...(text.max === undefined ? {} : { max: text.max }),
    ...(text.normal === undefined ? {} : { normalMin: text.normal[0], normalMax: text.normal[1] }),
    ...(text.values === undefined ? {} : { values: text.values }),
    ...(text.codes === undefined ? {} : { codes: text.codes })
  }
}

/** A profile file as GET /api/v1/profiles tells it. */
export function profileOf(yaml: string): Profile {
  const text = parse(yaml) as ProfileFile
  return {
    kind: text.kind,
    label: text.label,
    gbTypeCode: text.gb_type_code,
    samplingMs: text.sampling_s * 1000,
    fields: Object.entries(text.fields).map(field),
    events: Object.entries(text.events).map(([name, event]) => ({ name, label: event.label, personal: event.personal ?? false })),
    commands: Object.entries(text.commands).map(([name, command]) => ({ name, label: command.label, params: Object.entries(command.params ?? {}).map(field) }))
  }
}

const ORDER = ['camera.yaml', 'gate.yaml', 'lamp.yaml', 'charger.yaml', 'elevator.yaml']
export const profiles: Profile[] = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml')).sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)).map((file) => profileOf(readFileSync(new URL(file, FOLDER), 'utf8')))
