/** The sounds of an alarm, made on the spot: no file to fetch when it matters. */
const PATTERNS: Record<1 | 2, readonly (readonly [startS: number, hz: number])[]> = {
  1: [[0, 880], [0.22, 660], [0.44, 880], [0.66, 660]],
  2: [[0, 660], [0.3, 660]]
}
const LENGTH_S = 0.18
const VOLUME = 0.25

let context: AudioContext | null = null

/** Whether the browser lets this page sound now; it does after the user has touched the page. */
export function canSound(): boolean {
  return context?.state === 'running'
}

/** To be called from a click or key press. */
export async function openSound(): Promise<boolean> {
  context ??= new AudioContext()
  await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, 500))])
  return canSound()
}

export function sound(severity: 1 | 2): void {
  const audio = context
  if (audio?.state !== 'running') return
  for (const [start, hz] of PATTERNS[severity]) {
    const at = audio.currentTime + start
    const volume = new GainNode(audio, { gain: 0 })
    volume.gain.setValueAtTime(0, at)
    volume.gain.linearRampToValueAtTime(VOLUME, at + 0.02)
    volume.gain.setValueAtTime(VOLUME, at + LENGTH_S - 0.04)
    volume.gain.linearRampToValueAtTime(0, at + LENGTH_S)
    const tone = new OscillatorNode(audio, { frequency: hz, type: 'triangle' })
    tone.connect(volume).connect(audio.destination)
    tone.start(at)
    tone.stop(at + LENGTH_S)
  }
}
