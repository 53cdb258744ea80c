import { api } from '@/api/client'

/** Whose credentials: devices by id, or all of a compound, or of one kind in it, that are not retired. */
export type Whose = { devices: string[] } | { compound: string; kind?: string }

/** The shortest passphrase the gateway seals a file with. */
export const SHORTEST = 12

/** Issues new passwords as the page of QR labels; what the devices had is void with the answer. */
export async function issueLabels(whose: Whose): Promise<string> {
  const { data } = await api.POST('/api/v1/estate/credentials', { body: { form: 'sheet', ...whose }, parseAs: 'text' })
  return data as unknown as string
}

/** Issues new passwords as a file sealed with a passphrase. */
export async function issueFile(whose: Whose, passphrase: string): Promise<Blob> {
  const { data } = await api.POST('/api/v1/estate/credentials', { body: { form: 'sealed', passphrase, ...whose }, parseAs: 'blob' })
  return data as unknown as Blob
}

/** Hands a file to the browser to store. */
export function store(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
